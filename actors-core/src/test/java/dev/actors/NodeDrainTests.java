package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

class NodeDrainTests extends KernelTestCase {

    private static final Duration PATIENCE = Duration.ofSeconds(16);

    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger handled = new AtomicInteger();

    /** Handles nothing before it may go; crashes over the word. */
    private ActorSpec worker() {
        return ActorSpec.behavior(
                        Behavior.of(
                                String.class,
                                (_, message) -> {
                                    await(go);
                                    handled.incrementAndGet();
                                    if (message.equals("crash")) {
                                        throw new IllegalStateException("told to crash");
                                    }
                                    return Behavior.same();
                                }))
                .behaviorName("worker");
    }

    private FutureTask<CloseReport> closing() {
        FutureTask<CloseReport> closing = new FutureTask<>(() -> node.close(PATIENCE));
        Thread closer = Thread.ofPlatform().daemon().unstarted(closing);
        CountDownLatch looks = new CountDownLatch(2);
        clock.onRead =
                () -> {
                    if (Thread.currentThread() == closer) {
                        looks.countDown();
                    }
                };
        closer.start();
        await(looks); // its time has begun by the first
        return closing;
    }

    @Test
    void handlesWhatIsInTheMailboxesAndLosesNothing() {
        Address worker = node.spawn(worker());
        for (int i = 0; i < 1000; i++) {
            node.send(worker, "work");
        }
        FutureTask<CloseReport> closing = closing();
        assertThat(closing.isDone()).isFalse();
        go.countDown();

        CloseReport report = get(closing);
        assertThat(handled).hasValue(1000);
        assertThat(report).isEqualTo(new CloseReport(node.name(), 1, 0, Map.of()));
        assertThat(report)
                .hasToString("Node 127.0.0.1:4711 closed: 1 actors ended, 0 messages were lost");
        assertThat(end(worker)).isEqualTo(new ExitReason.Shutdown());
    }

    @Test
    void refusesActorsFromOutsideAndTakesThoseOfActors() {
        Address parent =
                node.spawn(
                        self -> {
                            self.receive();
                            await(go);
                            return self.await(
                                    self.spawn(
                                            child -> {
                                                handled.incrementAndGet();
                                                return "grown up";
                                            }));
                        });
        node.send(parent, "work");
        until(() -> node.info(parent).orElseThrow().status() == ActorStatus.RUNNING);
        FutureTask<CloseReport> closing = closing();
        assertThatThrownBy(() -> node.spawn(ActorContext::receive))
                .isInstanceOf(NodeClosedException.class);
        go.countDown();

        assertThat(get(closing).lostMessages()).isZero();
        assertThat(end(parent)).isEqualTo(new ExitReason.Normal("grown up"));
    }

    @Test
    void restartsWhatCrashesMeanwhile() {
        Address worker = node.spawn(restarted(worker()));
        node.send(worker, "crash");
        node.send(worker, "work");
        FutureTask<CloseReport> closing = closing();
        go.countDown();

        assertThat(get(closing).lost()).containsExactly(Map.entry("worker", 1L));
        assertThat(handled).hasValue(2);
    }

    /** Replies by a stage. */
    private Address promising(CompletableFuture<String> stage) {
        return node.spawn(
                ActorSpec.behavior(
                        Behavior.of(
                                String.class,
                                (self, _) -> {
                                    self.replyWhenDone(stage);
                                    handled.incrementAndGet();
                                    return Behavior.same();
                                })));
    }

    @Test
    void waitsForTheStagesByWhichActorsReply() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        Address actor = promising(stage);
        CompletableFuture<?> asked = node.askAsync(actor, "ask", LONG);
        node.send(actor, "tell");
        until(() -> handled.get() == 2);
        FutureTask<CloseReport> closing = closing();
        assertThat(node.isAlive(actor)).isTrue();
        stage.complete("kept");

        assertThat(get(closing).lostMessages()).isZero();
        assertThat(get(asked)).isEqualTo("kept");
    }

    @Test
    void waitsForNoStageWhoseAskerWaitsNoMore() {
        Address actor = promising(new CompletableFuture<>());
        CompletableFuture<?> asked = node.askAsync(actor, "ask", Duration.ofSeconds(1));
        until(() -> handled.get() == 1);
        clock.advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> get(asked)).isInstanceOf(AskTimeoutException.class);

        assertThat(get(closing()).lostMessages()).isZero();
    }

    @Test
    void endsActorsWhoseStageDoesNotCompleteInTime() {
        Address actor = promising(new CompletableFuture<>());
        CompletableFuture<?> asked = node.askAsync(actor, "ask", LONG);
        until(() -> handled.get() == 1);
        FutureTask<CloseReport> closing = closing();
        until(
                () -> {
                    clock.advance(Duration.ofSeconds(1));
                    return closing.isDone();
                });

        assertThatThrownBy(() -> get(asked)).isInstanceOf(DeadActorException.class);
    }

    @Test
    void waitsForNobodyWhoWantsNoneOfHisMessages() {
        Address choosy =
                node.spawn(
                        ActorSpec.process(self -> self.receive(Integer.class))
                                .behaviorName("choosy"));
        node.send(choosy, "unwanted");
        awaitStatus(choosy, ActorStatus.WAITING);

        CloseReport report = node.close(PATIENCE);

        assertThat(report.lost()).containsExactly(Map.entry("choosy", 1L));
        assertThat(report.toString()).endsWith("1 messages were lost: choosy 1");
    }

    @Test
    void killsWhatIsNotDoneInTimeAndReportsWhatIsLost() {
        Address worker = node.spawn(worker());
        Address idle = node.start(ActorSpec.process(ActorContext::receive));
        node.send(worker, "work");
        node.send(worker, "more work");
        until(() -> node.info(worker).orElseThrow().mailboxSize() == 1);
        FutureTask<CloseReport> closing = closing();
        clock.advance(PATIENCE.multipliedBy(3).dividedBy(4));
        assertThat(end(idle)).isEqualTo(new ExitReason.Shutdown());
        assertThat(closing.isDone()).isFalse();
        clock.awaitScheduled(1);
        clock.advance(PATIENCE.dividedBy(8));

        CloseReport report = get(closing);
        assertThat(report.actors()).isEqualTo(2);
        assertThat(report.abandoned()).isZero();
        assertThat(report.lost()).containsExactly(Map.entry("worker", 2L));
        assertThat(end(worker)).isEqualTo(new ExitReason.Killed());
    }

    @Test
    void abandonsWhatIgnoresItsKill() {
        Address stubborn =
                node.spawn(
                        ActorSpec.process(
                                        self -> {
                                            self.receive();
                                            awaitStubbornly(go);
                                            return null;
                                        })
                                .behaviorName("stubborn"));
        node.send(stubborn, "work");
        until(() -> node.info(stubborn).orElseThrow().status() == ActorStatus.RUNNING);
        FutureTask<CloseReport> closing = closing();
        clock.advance(PATIENCE.multipliedBy(7).dividedBy(8));
        until(
                () -> {
                    clock.advance(Duration.ofMillis(100));
                    return closing.isDone();
                });

        assertThat(get(closing).abandoned()).isEqualTo(1);
        assertThat(get(closing).toString()).contains("1 of them abandoned");
        assertThat(node.snapshot()).isEmpty();
        go.countDown();
    }

    @Test
    void keepsTheNodeFromBeingOpenedUntilItIsClosed() {
        node.send(node.spawn(worker()), "work");
        FutureTask<CloseReport> closing = closing();

        assertThatThrownBy(node::open)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is being closed");
        go.countDown();
        get(closing);
        node.open();
        assertThat(node.isRunning()).isTrue();
    }

    @Test
    void isNotDoneTwice() {
        node.close();

        assertThat(node.close(PATIENCE).actors()).isZero();
    }

    @Test
    void endsTheActorsWhenItIsInterrupted() {
        Address worker = node.spawn(worker());
        node.send(worker, "work");
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread closing =
                Thread.ofPlatform()
                        .daemon()
                        .start(
                                () -> {
                                    try {
                                        node.close(PATIENCE);
                                    } catch (InterruptedWaitException e) {
                                        thrown.complete(e);
                                    }
                                });
        until(() -> !node.isRunning());
        closing.interrupt();

        assertThat(get(thrown)).hasMessageContaining("Interrupted");
        go.countDown();
        assertThat(end(worker)).isEqualTo(new ExitReason.Shutdown());
    }

    /** Messages are passed on from one style to the other. */
    @Test
    void losesNothingThatIsPassedOnWhateverTheOrder() throws Exception {
        for (long seed = 0; seed < 200; seed++) {
            Simulation world = new Simulation(seed);
            AtomicInteger arrived = new AtomicInteger();
            world.run(
                    () -> {
                        Node there = world.node("secret@127.0.0.1:4711").open();
                        Address next =
                                there.spawn(
                                        Behavior.of(
                                                Integer.class,
                                                (_, _) -> {
                                                    arrived.incrementAndGet();
                                                    return Behavior.same();
                                                }));
                        for (int i = 0; i < 5; i++) {
                            Address to = next;
                            next =
                                    i % 2 == 0
                                            ? there.spawn(
                                                    Behavior.of(
                                                            Integer.class,
                                                            (self, message) -> {
                                                                self.send(to, message);
                                                                return Behavior.same();
                                                            }))
                                            : there.spawn(
                                                    self -> {
                                                        for (; ; ) {
                                                            self.send(to, self.receive());
                                                        }
                                                    });
                        }
                        for (int i = 0; i < 20; i++) {
                            there.send(next, i);
                        }
                        assertThat(there.close(PATIENCE).lostMessages()).isZero();
                    });
            assertThat(arrived).as("seed %d", seed).hasValue(20);
        }
    }
}
