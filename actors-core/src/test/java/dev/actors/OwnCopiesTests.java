package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whoever reads a result or a view gets its own copy of what can change. */
class OwnCopiesTests extends KernelTestCase {

    private static final byte[] SENT = {1, 2, 3};

    private static void spoil(Object bytes) {
        ((byte[]) bytes)[0] = 99;
    }

    @Test
    void eachAwaitGivesItsOwnResult() {
        Address actor = node.spawn(_ -> SENT.clone());

        spoil(node.await(actor));
        assertThat(node.await(actor)).isEqualTo(SENT);
        spoil(result(actor));
        assertThat(result(actor)).isEqualTo(SENT);
    }

    @Test
    void eachMonitorAndLinkGivesItsOwnResult() {
        Address actor =
                node.spawn(
                        self -> {
                            self.receive();
                            return SENT.clone();
                        });
        List<Address> watchers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            watchers.add(
                    node.start(
                            ActorSpec.process(
                                    self -> {
                                        self.trapExit(true);
                                        self.link(actor);
                                        self.monitor(actor);
                                        Exit exit = self.receive(Exit.class);
                                        Down down = self.receive(Down.class);
                                        List<Object> seen =
                                                List.of(
                                                        result(exit.reason()).clone(),
                                                        result(down.reason()).clone());
                                        spoil(result(exit.reason()));
                                        spoil(result(down.reason()));
                                        return seen;
                                    })));
        }
        node.send(actor, "end");

        for (Address watcher : watchers) {
            List<?> seen = (List<?>) node.await(watcher, LONG);
            assertThat(seen).hasSize(2);
            assertThat(seen.getFirst()).isEqualTo(SENT);
            assertThat(seen.getLast()).isEqualTo(SENT);
        }
    }

    private static byte[] result(ExitReason reason) {
        return (byte[]) ((ExitReason.Normal) reason).result();
    }

    @Test
    void eachLookGivesItsOwnView() {
        Address actor =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.publish(SENT.clone());
                                    return self.receive();
                                }));

        spoil(get(node.state(actor, Duration.ZERO)).view());
        assertThat(get(node.state(actor, Duration.ZERO)).view()).isEqualTo(SENT);
    }
}
