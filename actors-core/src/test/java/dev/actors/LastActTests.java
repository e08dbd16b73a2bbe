package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

class LastActTests extends KernelTestCase {

    private final List<Object> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch reached = new CountDownLatch(1);

    /** An actor that ends as it is told. */
    private ActorSpec told(LastAct act) {
        return ActorSpec.behavior(
                (Behavior.Setup)
                        self -> {
                            self.onTerminate(act);
                            return Behavior.of(
                                    String.class,
                                    (me, text) -> {
                                        if (text.equals("end")) {
                                            return Behavior.stopped("result");
                                        }
                                        if (text.equals("crash")) {
                                            throw new IllegalStateException("told to");
                                        }
                                        me.reply(text);
                                        return Behavior.same();
                                    });
                        });
    }

    @Test
    void runsWithItsNameStillItsOwnWhenTheActorIsStopped() {
        Address actor =
                node.start(
                        told(reason -> {
                                    heard.add(reason);
                                    heard.add(node.whereis("told").isPresent());
                                })
                                .name("told"));

        node.stop(actor);

        assertThat(end(actor)).isEqualTo(new ExitReason.Shutdown());
        assertThat(heard).containsExactly(new ExitReason.Shutdown(), true);
    }

    @Test
    void runsWhenTheNodeCloses() {
        node.start(told(heard::add));

        Object unused = get(async(node::close));

        assertThat(heard).containsExactly(new ExitReason.Shutdown());
    }

    @Test
    void runsOnceAtTheNormalEndOfABehaviourAndOfAProcess() {
        Address behavior = node.start(told(heard::add));
        node.send(behavior, "end");
        assertThat(end(behavior)).isEqualTo(new ExitReason.Normal("result"));

        Address process =
                node.spawn(
                        self -> {
                            self.onTerminate(_ -> heard.add("replaced"));
                            self.onTerminate(heard::add);
                            return 7;
                        });
        assertThat(end(process)).isEqualTo(new ExitReason.Normal(7));

        assertThat(heard)
                .containsExactly(new ExitReason.Normal("result"), new ExitReason.Normal(7));
    }

    @Test
    void runsAtTheEndOfEachIncarnation() {
        Address actor = node.start(restarted(told(heard::add)));
        node.send(actor, "crash");
        node.send(actor, "crash");
        assertThat(ask(actor, "alive")).isEqualTo("alive");

        assertThat(heard)
                .hasSize(2)
                .allSatisfy(reason -> assertThat(reason).isInstanceOf(ExitReason.Failed.class));
    }

    @Test
    void reachesNobodyAfterAKill() {
        Address other = node.spawn(self -> self.receive(String.class));
        Address actor =
                node.start(
                        ActorSpec.behavior(
                                (Behavior.Setup)
                                        self -> {
                                            self.onTerminate(
                                                    reason -> {
                                                        heard.add(reason);
                                                        self.send(other, "too late");
                                                    });
                                            return Behavior.of(
                                                    String.class, (_, _) -> Behavior.same());
                                        }));

        node.kill(actor);

        assertThat(end(actor)).isEqualTo(new ExitReason.Killed());
        assertThat(heard).containsExactly(new ExitReason.Killed());
        assertThat(node.mailboxSize(other)).isZero();
        assertThat(node.info(other).orElseThrow().handled()).isZero();
    }

    @Test
    void mayAskOthersWhenTheActorIsStopped() {
        Address other = node.start(told(_ -> {}));
        Address actor =
                node.start(
                        ActorSpec.behavior(
                                (Behavior.Setup)
                                        self -> {
                                            self.onTerminate(
                                                    _ -> heard.add(self.ask(other, "x", LONG)));
                                            return Behavior.of(
                                                    String.class, (_, _) -> Behavior.same());
                                        }));

        node.stop(actor);

        assertThat(end(actor)).isEqualTo(new ExitReason.Shutdown());
        assertThat(heard).containsExactly("x");
    }

    @Test
    void receivesNothingMoreWhenTheActorIsStopped() {
        Address actor =
                node.start(
                        ActorSpec.behavior(
                                (Behavior.Setup)
                                        self -> {
                                            self.onTerminate(_ -> heard.add(self.receive()));
                                            return Behavior.of(
                                                    String.class, (_, _) -> Behavior.same());
                                        }));

        node.stop(actor);

        assertThat(end(actor)).isEqualTo(new ExitReason.Shutdown());
        assertThat(heard).isEmpty();
    }

    @Test
    void answersNobodyWhereNoMessageIsInHand() {
        Address actor =
                node.start(
                        ActorSpec.behavior(
                                (Behavior.Setup)
                                        self -> {
                                            self.onTerminate(_ -> self.reply("again"));
                                            return Behavior.of(
                                                    String.class,
                                                    (me, text) -> {
                                                        me.reply(text);
                                                        return Behavior.stopped(text);
                                                    });
                                        }));

        assertThat(ask(actor, "once")).isEqualTo("once");

        assertThat(end(actor)).isEqualTo(new ExitReason.Normal("once"));
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @Test
    void isKilledWhenItTakesLongerThanTheShutdownTimeout() {
        Address actor =
                node.start(
                        told(
                                _ -> {
                                    reached.countDown();
                                    never.await();
                                }));
        node.stop(actor);
        await(reached);

        clock.advance(LONG);

        assertThat(end(actor)).isEqualTo(new ExitReason.Killed());
    }

    @Test
    void makesANormalEndAndAStopAnErrorWhenItThrows() {
        LastAct failing =
                _ -> {
                    throw new IllegalStateException("the last act failed");
                };
        Address ending = node.start(told(failing));
        Address stopping = node.start(told(failing));

        node.send(ending, "end");
        node.stop(stopping);

        for (Address actor : List.of(ending, stopping)) {
            assertThat(end(actor))
                    .isInstanceOfSatisfying(
                            ExitReason.Failed.class,
                            failed -> assertThat(failed.cause()).hasMessage("the last act failed"));
        }
    }

    @Test
    void keepsTheCrashWhenItThrowsToo() {
        Address actor =
                node.start(
                        told(
                                _ -> {
                                    throw new IllegalStateException("the last act failed");
                                }));

        assertThatThrownBy(() -> ask(actor, "crash"))
                .isInstanceOf(ActorFailedException.class)
                .cause()
                .hasMessage("told to")
                .satisfies(
                        crash ->
                                assertThat(crash.getSuppressed())
                                        .singleElement()
                                        .satisfies(
                                                t ->
                                                        assertThat(t)
                                                                .hasMessage(
                                                                        "the last act failed")));
    }
}
