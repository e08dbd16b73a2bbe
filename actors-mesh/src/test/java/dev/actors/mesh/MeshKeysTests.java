package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.actors.Address;
import dev.actors.DeadActorException;
import dev.actors.Down;
import dev.actors.Exit;
import dev.actors.ExitReason;
import dev.actors.MonitorRef;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Actors of keys, each of which lives on one node of a mesh. */
class MeshKeysTests extends MeshKeysTestCase {

    private final List<Peer> nodes = counters(2);
    private final Peer here = nodes.get(0);
    private final Peer there = nodes.get(1);
    private final Address far = keyOf(there, nodes);

    @Test
    void startsAnActorWhereItsKeyBelongsWhicheverNodeIsAsked() {
        assertThat(here.node.ask(far, 2, SOON)).isEqualTo(2);
        assertThat(there.node.ask(far, 3, SOON)).isEqualTo(5);
        assertThat(here.node.ask(far, "where", SOON)).isEqualTo(there.name());
        assertThat(here.node.isAlive(far)).isFalse();
        assertThat(living.values()).containsExactly(1);
    }

    @Test
    void monitorsKillsAndForgetsFromAnotherNode() {
        assertThat(here.node.ask(far, 2, SOON)).isEqualTo(2);
        Inbox near = here.inbox();
        Object monitor = near.order(self -> self.monitor(far));
        here.node.kill(far);
        assertThat(near.next())
                .isEqualTo(new Down((MonitorRef) monitor, far, new ExitReason.Killed()));

        assertThat(here.node.ask(far, 3, SOON)).isEqualTo(3);
        here.node.stop(far);
        until(() -> !there.node.isAlive(far));
        assertThat(get(here.node.keyedActors().isKept(far))).isTrue();
        assertThat(here.node.ask(far, 4, SOON)).isEqualTo(7);
        Object unused = get(here.node.keyedActors().forget(far));
        assertThat(there.node.isAlive(far)).isFalse();
        assertThat(get(here.node.keyedActors().isKept(far))).isFalse();
        assertThat(here.node.ask(far, 1, SOON)).isEqualTo(1);
    }

    @Test
    void showsAnActorFromAnotherNode() {
        assertThat(get(here.node.keyedActors().show(far, SOON))).isEmpty();
        here.node.ask(far, 2, SOON);
        assertThat(get(here.node.keyedActors().show(far, SOON)).orElseThrow())
                .satisfies(
                        seen -> {
                            assertThat(seen.info().address()).isEqualTo(far);
                            assertThat(seen.info().behavior()).isEqualTo("counter");
                            assertThat(seen.state().view()).isEqualTo(2);
                        });
    }

    @Test
    void handsActorsOverWithTheirStatesAndMessagesWhenTheirNodeLeaves() throws Exception {
        List<Address> keys = IntStream.range(0, 200).mapToObj(i -> key(here, "user-" + i)).toList();
        keys.forEach(key -> assertThat(here.node.ask(key, 7, SOON)).isEqualTo(7));
        here.node.send(far, "work");
        await(busy);
        CompletableFuture<Object> waiting = here.node.askAsync(far, 1, SOON);
        CompletableFuture<Void> left = CompletableFuture.runAsync(there.mesh::close);
        until(() -> ownerOf(here, far).orElseThrow().equals(here.name()));
        CompletableFuture<Object> late = here.node.askAsync(far, 1, SOON);
        assertThat(living.values()).doesNotContain(2);

        go.countDown();

        assertThat(get(waiting)).isEqualTo(8);
        assertThat(get(late)).isEqualTo(9);
        Object unused = get(left);
        keys.stream()
                .filter(key -> !key.equals(far))
                .forEach(key -> assertThat(here.node.ask(key, 1, SOON)).isEqualTo(8));
        assertThat(living.values()).containsOnly(1);
    }

    @Test
    void movesWhatBelongsToANodeThatJoins() {
        there.mesh.close();
        until(() -> here.mesh.nodes().isEmpty());
        List<Address> keys = IntStream.range(0, 200).mapToObj(i -> key(here, "user-" + i)).toList();
        keys.forEach(key -> assertThat(here.node.ask(key, 7, SOON)).isEqualTo(7));
        keys.subList(0, 100).forEach(here.node::stop);

        there.start();
        until(() -> ownerOf(here, far).orElseThrow().equals(there.name()));

        keys.forEach(key -> assertThat(there.node.ask(key, 1, SOON)).isEqualTo(8));
        assertThat(there.node.isAlive(far)).isTrue();
        assertThat(here.node.isAlive(far)).isFalse();
        assertThat(living.values()).containsOnly(1);
    }

    @Test
    void asksForManyKeysAtOnceAndLetsNoneWaitForOneThatIsBusy() throws Exception {
        there.mesh.close();
        until(() -> here.mesh.nodes().isEmpty());
        here.node.send(far, "work");
        await(busy);
        there.start();
        until(() -> ownerOf(there, far).orElseThrow().equals(there.name()));
        until(() -> ownerOf(here, far).orElseThrow().equals(there.name()));
        long before = questions();
        List<CompletableFuture<Object>> answers =
                IntStream.range(0, 2_000)
                        .mapToObj(i -> key(there, "new-" + i))
                        .filter(key -> ownerOf(there, key).orElseThrow().equals(there.name()))
                        .map(key -> there.node.askAsync(key, 1, SOON))
                        .toList();
        CompletableFuture<Object> late = there.node.askAsync(far, 5, SOON);

        answers.forEach(answer -> assertThat(get(answer)).isEqualTo(1));

        assertThat(answers).hasSizeGreaterThan(500);
        assertThat(questions() - before).isLessThan(answers.size() / 4);
        assertThat(late).isNotDone();
        go.countDown();
        assertThat(get(late)).isEqualTo(5);
        assertThat(living.values()).containsOnly(1);
    }

    /** How many words this node has heard about keys. */
    private long questions() {
        return here.node.info(here.node.named(Keys.NAME)).orElseThrow().handled();
    }

    /** An actor that is linked to a key, and hears of its end. */
    private Inbox linked(Address key) {
        Inbox near = here.inbox();
        Object unused =
                near.order(
                        self -> {
                            self.trapExit(true);
                            self.link(key);
                            return "linked";
                        });
        until(() -> there.node.info(key).orElseThrow().links().contains(near.address));
        return near;
    }

    @Test
    void linksFromAnotherNodeToTheActorThatIsThere() {
        assertThat(here.node.ask(far, 2, SOON)).isEqualTo(2);
        Inbox near = linked(far);
        here.node.kill(far);
        assertThat(near.next()).isEqualTo(new Exit(far, new ExitReason.Killed()));

        assertThat(here.node.ask(far, 2, SOON)).isEqualTo(2);
        Inbox next = linked(far);
        there.mesh.leave();
        assertThat(next.next()).isEqualTo(new Exit(far, new ExitReason.NoConnection()));
    }

    @Test
    void tellsThatNobodyServesABehavior() {
        assertThatExceptionOfType(DeadActorException.class)
                .isThrownBy(() -> here.node.ask(here.node.keyed("clock", "a"), 1, SOON))
                .withMessageContaining("serves the behaviour 'clock'");
    }

    @Test
    void keepsTheActorWhereItsKeyBelongsWhenTwoSidesComeTogether() {
        there.mesh.close();
        until(() -> here.mesh.nodes().isEmpty());
        Address near = keyOf(here, nodes, List.of(here));
        for (Address key : List.of(near, far)) {
            assertThat(here.node.ask(key, 1, SOON)).isEqualTo(1);
            assertThat(there.node.ask(key, 100, SOON)).isEqualTo(100);
        }
        until(() -> living.equals(Map.of(textOf(near), 2, textOf(far), 2)));

        there.start();

        until(() -> living.equals(Map.of(textOf(near), 1, textOf(far), 1)));
        assertThat(there.node.ask(near, 1, SOON)).isEqualTo(2);
        assertThat(here.node.ask(far, 1, SOON)).isEqualTo(101);
    }
}
