package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Where the actor of a key lives: a node by itself asks, and obeys. */
class KeyedPlacementTests extends KeyedTestCase {

    private volatile Place place = new Place.Here();

    @Override
    NodeBuilder configure(NodeBuilder builder) {
        return super.configure(builder).placement((_, _) -> place);
    }

    @Test
    void startsNoneWhereNoneMayBeStartedAndSaysWhy() {
        serveCounters();
        place = new Rendezvous("a:1", () -> Set.of("a:1"), 2).placeOf("counter", "ann");

        assertThatThrownBy(() -> node.ask(ann, "get", LONG))
                .isInstanceOf(DeadActorException.class)
                .hasMessageContaining("keyed:counter/ann")
                .hasMessageContaining("a:1 sees 1 of the 2 nodes")
                .hasMessageContaining("minimum-size");
        node.send(ann, 1);

        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.NO_ROUTE);
        assertThat(begun).hasValue(0);
    }

    @Test
    void startsNoneThatBelongsElsewhere() {
        serveCounters();
        place = new Place.On("b:1");

        assertThatThrownBy(() -> node.ask(ann, "get", LONG))
                .isInstanceOf(DeadActorException.class)
                .hasMessageContaining("belongs on b:1");
    }

    @Test
    void movesAnActorAwayWithItsStateWhenTheNodesChange() {
        serveCounters();
        node.send(ann, 5);
        settle(ann);
        place = new Place.On("b:1");

        CompletableFuture<Boolean> unused = node.keyedActors().rearrange();

        until(() -> !node.isAlive(ann));
        assertThat(recorder.nextEnd().reason()).isEqualTo(new ExitReason.Shutdown());
        place = new Place.Here();
        assertThat(ask(ann, "get")).isEqualTo(5);
    }

    @Test
    void leavesActorsWhereTheyBelong() {
        serveCounters();
        node.send(ann, 5);
        settle(ann);

        CompletableFuture<Boolean> unused = node.keyedActors().rearrange();

        settle(ann);
        assertThat(node.isAlive(ann)).isTrue();
        assertThat(begun).hasValue(1);
    }

    @Test
    void passesOnWhatTheActorThatMovesAwayHadNotHandled() {
        CountDownLatch go = beBusy();
        node.send(ann, "second");
        place = new Place.On("b:1");
        CompletableFuture<Boolean> unused = node.keyedActors().rearrange();
        node.send(ann, "third");

        go.countDown();

        DeadLetter second = recorder.nextDeadLetter();
        DeadLetter third = recorder.nextDeadLetter();
        assertThat(second)
                .isEqualTo(new DeadLetter("second", ann, "none", DeadLetter.Reason.NO_ROUTE, null));
        assertThat(third.message()).isEqualTo("third");
    }

    /** Has the actor of the key handle something until it is told to go on. */
    private CountDownLatch beBusy() {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        serve(
                ActorSpec.behavior(
                        Behavior.of(
                                String.class,
                                (_, _) -> {
                                    busy.countDown();
                                    awaitStubbornly(go);
                                    return Behavior.same();
                                })));
        node.send(ann, "first");
        await(busy);
        return go;
    }

    @Test
    void letsWhoHearsOfADeadLetterWaitForWhoSendsToTheKey() {
        CompletableFuture<Boolean> sent = new CompletableFuture<>();
        node.events()
                .add(
                        new NodeListener() {
                            @Override
                            public void deadLetter(DeadLetter letter) {
                                if (letter.message().equals("second")) {
                                    Thread sender =
                                            Thread.ofVirtual().start(() -> node.send(ann, "third"));
                                    sent.complete(joinedIn(sender));
                                }
                            }
                        });
        CountDownLatch go = beBusy();
        node.send(ann, "second");
        place = new Place.On("b:1");
        CompletableFuture<Boolean> unused = node.keyedActors().rearrange();

        go.countDown();

        assertThat(get(sent)).isTrue();
    }

    private static boolean joinedIn(Thread thread) {
        try {
            return thread.join(PATIENCE.dividedBy(2));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
