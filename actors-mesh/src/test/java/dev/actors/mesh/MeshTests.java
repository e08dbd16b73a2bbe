package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.actors.Address;
import dev.actors.DeadActorException;
import dev.actors.Down;
import dev.actors.Exit;
import dev.actors.ExitReason;
import dev.actors.MonitorRef;
import dev.actors.Refusal;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What works over a mesh as it does on one node. */
class MeshTests extends MeshTestCase {

    private final List<Peer> nodes = mesh(2, builder -> builder);
    private final Peer here = nodes.get(0);
    private final Peer there = nodes.get(1);

    private static Address told(Address address) {
        return Address.parse(address.toString());
    }

    @Test
    void carriesMessagesAsksAndReplies() {
        Inbox far = there.inbox();
        here.node.send(told(far.address), Map.of("a", List.of(1, "b")));
        assertThat(far.next()).isEqualTo(Map.of("a", List.of(1, "b")));

        Address echo =
                there.node.spawn(
                        self -> {
                            while (true) {
                                Object message = self.receive();
                                self.reply(message.equals("no") ? new Refusal("no") : message);
                            }
                        });
        assertThat(here.node.ask(told(echo), "hello", SOON)).isEqualTo("hello");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> here.node.ask(told(echo), "no", SOON));
    }

    @Test
    void carriesLinksMonitorsKillsAndAwaits() {
        Inbox near = here.inbox();
        Inbox far = there.inbox();
        Address target = told(far.address);
        MonitorRef monitor =
                (MonitorRef)
                        near.order(
                                self -> {
                                    self.trapExit(true);
                                    self.link(target);
                                    return self.monitor(target);
                                });
        here.node.kill(target);
        assertThat(List.of(near.next(), near.next()))
                .containsExactlyInAnyOrder(
                        new Exit(target, new ExitReason.Killed()),
                        new Down(monitor, target, new ExitReason.Killed()));
        assertThat(here.node.await(told(there.node.spawn(_ -> 42)), SOON)).isEqualTo(42);
    }

    @Test
    void firesMonitorsAndBreaksLinksWhenANodeLeaves() {
        Inbox near = here.inbox();
        Address target = told(there.inbox().address);
        MonitorRef monitor = (MonitorRef) near.order(self -> self.monitor(target));
        there.close();
        assertThat(near.next())
                .isIn(
                        new Down(monitor, target, new ExitReason.NoConnection()),
                        new Down(monitor, target, new ExitReason.Shutdown()));
        until(() -> here.mesh.nodes().isEmpty());
        assertThatExceptionOfType(DeadActorException.class)
                .isThrownBy(() -> here.node.ask(target, "anyone?", SOON))
                .withMessageContaining("cannot be reached");
    }

    /** Who starts or closes a mesh holds its monitor, and may take seconds. */
    @Test
    void saysHowItStandsWhileSomebodyStartsOrClosesIt() throws Exception {
        Mesh mesh = nodes.getFirst().mesh;
        synchronized (mesh) {
            assertThat(
                            CompletableFuture.supplyAsync(mesh::state)
                                    .get(SOON.toSeconds(), TimeUnit.SECONDS))
                    .isEqualTo(MeshState.UP);
        }
    }
}
