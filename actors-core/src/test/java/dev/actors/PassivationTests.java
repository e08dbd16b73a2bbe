package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** When the actor of a key is passivated, and that nothing is lost by it. */
class PassivationTests extends KeyedTestCase {

    @BeforeEach
    void serveCountersByKeys() {
        serveCounters();
    }

    private void requireStaysAlive() {
        for (int i = 0; i < 4; i++) {
            idle(ann);
            settle(ann);
        }
        assertThat(node.isAlive(ann)).isTrue();
        assertThat(begun).hasValue(1);
    }

    @Test
    void comesAfterOnceToTwiceTheIdleTimeAndKeepsTheState() {
        node.send(ann, 7);
        settle(ann);
        clock.advance(IDLE);
        settle(ann);
        assertThat(node.isAlive(ann)).isTrue();

        clock.advance(IDLE);
        until(() -> !node.isAlive(ann));

        assertThat(recorder.nextEnd().reason()).isEqualTo(new ExitReason.Shutdown());
        assertThat(node.snapshot()).isEmpty();
        assertThat(clock.scheduled()).isZero();
        node.send(ann, 1);
        assertThat(ask(ann, "get")).isEqualTo(8);
        assertThat(begun).hasValue(2);
        assertThat(node.statistics())
                .filteredOn(each -> each.behavior().equals("counter"))
                .singleElement()
                .satisfies(
                        each -> {
                            assertThat(each.passivations()).isOne();
                            assertThat(each.spawned()).isEqualTo(2);
                            assertThat(each.alive()).isOne();
                        });
    }

    @Test
    void isPutOffByEachMessage() {
        for (int i = 0; i < 5; i++) {
            node.send(ann, 1);
            settle(ann);
            clock.advance(IDLE);
            settle(ann);
        }

        assertThat(ask(ann, "get")).isEqualTo(5);
        assertThat(begun).hasValue(1);
    }

    @Test
    void isNotForAnActorWithATimer() {
        assertThat(ask(ann, "get")).isEqualTo(0);
        node.send(ann, "remind");
        settle(ann);

        requireStaysAlive();
        clock.advance(IDLE.multipliedBy(2));
        assertThat(ask(ann, "get")).isEqualTo(1);
        passivate(ann);
    }

    @Test
    void isNotForAnActorWithALinkedChild() {
        node.send(ann, "link");
        settle(ann);

        requireStaysAlive();
    }

    @Test
    void isNotForAnActorThatOwesAnAnswer() {
        CompletableFuture<Object> answer = node.askAsync(ann, "later", IDLE.multipliedBy(100));
        settle(ann);

        requireStaysAlive();
        assertThat(answer).isNotDone();
    }

    @Test
    void isNotForAnActorThatSomebodyMonitors() {
        node.send(ann, 1);
        settle(ann);
        Address watcher =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.monitor(ann);
                                    self.ready();
                                    return self.receive(String.class);
                                }));

        requireStaysAlive();
        node.send(watcher, "enough");
        end(watcher);
        passivate(ann);
    }

    @Test
    void isNotForAnActorThatSomebodyAwaits() {
        node.send(ann, 1);
        settle(ann);
        CompletableFuture<ExitReason> end = node.termination(ann);

        requireStaysAlive();
        node.send(ann, "end");
        assertThat(get(end)).isEqualTo(new ExitReason.Normal("done"));
    }

    @Test
    void isForProcessesToo() {
        serve(
                ActorSpec.process(
                        self -> {
                            begun.incrementAndGet();
                            Keyed keyed = self.keyed().orElseThrow();
                            String kept = keyed.state(String.class);
                            String[] heard = {kept == null ? "" : kept};
                            keyed.keep(() -> heard[0]);
                            self.publishOnDemand(() -> heard[0]);
                            while (true) {
                                heard[0] += self.receive(String.class);
                            }
                        }));
        node.send(ann, "a");
        settle(ann);
        passivate(ann);

        node.send(ann, "b");
        settle(ann);

        assertThat(get(node.state(ann, LONG)).view()).isEqualTo("ab");
        assertThat(begun).hasValue(2);
        node.send(ann, 1); // no receive takes it
        settle(ann);
        for (int i = 0; i < 4; i++) {
            idle(ann);
            settle(ann);
        }
        assertThat(begun).hasValue(2);
        assertThat(node.mailboxSize(ann)).isOne();
    }

    @Test
    void isNotForAProcessThatDoesSomethingWhenItsTimeIsUp() {
        serve(
                ActorSpec.process(
                        self -> {
                            begun.incrementAndGet();
                            self.publishOnDemand(() -> 0);
                            self.receive(String.class, IDLE.multipliedBy(20));
                            return self.receive(String.class, IDLE.multipliedBy(20));
                        }));
        node.send(ann, "one");
        settle(ann);

        requireStaysAlive();
    }

    @Test
    void isNotForABehaviourWithAStateTimeout() {
        serve(
                ActorSpec.behavior(
                        self -> {
                            begun.incrementAndGet();
                            self.publishOnDemand(() -> 0);
                            return Behavior.of(String.class, (_, _) -> Behavior.same())
                                    .stateTimeout(IDLE.multipliedBy(20), _ -> Behavior.same());
                        }));
        node.send(ann, "one");
        settle(ann);

        requireStaysAlive();
    }

    /** A life begins; the first one does not end before it may. */
    private int begin(ActorContext self, CountDownLatch leaving, CountDownLatch go) {
        int life = begun.incrementAndGet();
        if (life == 1) {
            self.onTerminate(
                    _ -> {
                        leaving.countDown();
                        awaitStubbornly(go);
                    });
        }
        return life;
    }

    @Test
    void handsWhatComesMeanwhileToTheNextInOrder() {
        CountDownLatch leaving = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicReference<String> order = new AtomicReference<>("");
        serve(
                ActorSpec.behavior(
                                self -> {
                                    int life = begin(self, leaving, go);
                                    return Behavior.of(
                                            Object.class,
                                            (context, message) -> {
                                                order.updateAndGet(all -> all + life + message);
                                                context.reply(life);
                                                return Behavior.same();
                                            });
                                })
                        .mailboxCapacity(3));
        assertThat(ask(ann, "a")).isEqualTo(1);
        beginToPassivate(ann, leaving);

        node.send(ann, "b");
        CompletableFuture<Object> answer = node.askAsync(ann, "c", LONG);
        node.send(ann, "d");
        assertThat(node.offer(ann, "too much")).isFalse();
        go.countDown();

        assertThat(get(answer)).isEqualTo(2);
        node.send(ann, "e");
        assertThat(ask(ann, "f")).isEqualTo(2);
        assertThat(order).hasValue("1a2b2c2d2e2f");
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @Test
    void letsASenderThatWaitsForRoomGoOnWithTheNext() {
        CountDownLatch leaving = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        serve(
                ActorSpec.behavior(
                                self -> {
                                    int life = begin(self, leaving, go);
                                    return Behavior.of(
                                            Object.class,
                                            (context, message) -> {
                                                context.reply(message + " in life " + life);
                                                return Behavior.same();
                                            });
                                })
                        .mailboxCapacity(1));
        assertThat(ask(ann, "a")).isEqualTo("a in life 1");
        beginToPassivate(ann, leaving);
        node.send(ann, "b");
        var waits = async(() -> node.send(ann, "c"));
        until(() -> clock.scheduled() > 2 || waits.isDone());
        assertThat(waits.isDone()).isFalse();

        go.countDown();

        get(waits);
        assertThat(recorder.deadLetters()).isEmpty();
        until(() -> node.mailboxSize(ann) == 0);
        assertThat(ask(ann, "d")).isEqualTo("d in life 2");
    }

    @Test
    void showsWhatTheLastMessageLeftToWhoeverLooksMeanwhile() {
        CountDownLatch leaving = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        serve(
                ActorSpec.behavior(
                        self -> {
                            int[] sum = {0};
                            self.publishOnDemand(() -> sum[0]);
                            self.onTerminate(
                                    _ -> {
                                        leaving.countDown();
                                        awaitStubbornly(go);
                                    });
                            return Behavior.of(
                                    Integer.class,
                                    (context, amount) -> {
                                        sum[0] += amount;
                                        context.reply(sum[0]);
                                        return Behavior.same();
                                    });
                        }));
        assertThat(ask(ann, 5)).isEqualTo(5);
        beginToPassivate(ann, leaving);

        var state = node.state(ann, LONG);
        go.countDown();

        assertThat(get(state).view()).isEqualTo(5);
    }

    @Test
    void failsNoAskForGoodWhenTheLastActThrows() {
        serve(
                ActorSpec.behavior(
                        self -> {
                            begun.incrementAndGet();
                            self.onTerminate(
                                    _ -> {
                                        throw new IllegalStateException("at the end");
                                    });
                            return Behavior.of(
                                    String.class,
                                    (context, message) -> {
                                        context.reply(message);
                                        return Behavior.same();
                                    });
                        }));
        assertThat(ask(ann, "one")).isEqualTo("one");
        passivate(ann);

        assertThat(ask(ann, "two")).isEqualTo("two");
        assertThat(recorder.nextEnd().reason()).isInstanceOf(ExitReason.Failed.class);
    }

    @Test
    void leavesNothingForAnActorThatEndsMeanwhile() {
        node.send(ann, 1);
        settle(ann);
        node.kill(ann);
        until(() -> node.snapshot().isEmpty());
        assertThat(clock.scheduled()).isZero();
        assertThatThrownBy(() -> node.await(ann)).isInstanceOf(DeadActorException.class);
    }
}
