package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.pattern.Pattern;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** What becomes of an actor that ignores its kill. */
class AbandonTests extends KernelTestCase {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger runs = new AtomicInteger();

    private void ignoreTheKill() {
        reached.countDown();
        awaitStubbornly(released);
    }

    private void killAndAbandon(Address actor) {
        await(reached);
        node.kill(actor);
        clock.advance(GRACE);
    }

    @Test
    void isGivenUpAfterTheGraceAndNotBefore() {
        Address actor =
                node.spawn(
                        _ -> {
                            ignoreTheKill();
                            return null;
                        });
        await(reached);
        node.kill(actor);

        clock.advance(GRACE.minusNanos(1));
        assertThat(status(actor)).isEqualTo(ActorStatus.STARTING);
        clock.advance(Duration.ofNanos(1));

        assertThat(end(actor)).isEqualTo(new ExitReason.Killed());
        assertThat(node.snapshot()).isEmpty();
        released.countDown();
    }

    @Test
    void isGivenUpInTimeHoweverOftenItIsKilledOrStopped() {
        Address actor =
                node.spawn(
                        _ -> {
                            ignoreTheKill();
                            return null;
                        });
        await(reached);
        for (int i = 0; i < 3; i++) {
            node.kill(actor);
            node.stop(actor);
            clock.advance(GRACE.dividedBy(2));
        }

        assertThat(status(actor)).isEqualTo(ActorStatus.ENDED);
        released.countDown();
    }

    @Test
    void reachesNobodyAfterwards() {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Address ear = node.spawn(ActorContext::receive);
        Address actor =
                node.spawn(
                        self -> {
                            ignoreTheKill();
                            try {
                                self.send(ear, "from beyond");
                            } catch (Throwable e) {
                                thrown.complete(e);
                            }
                            return null;
                        });
        killAndAbandon(actor);
        released.countDown();

        assertThat(get(thrown)).isInstanceOf(Killed.class);
        assertThat(node.info(ear).orElseThrow().mailboxSize()).isZero();
        assertThat(status(ear)).isEqualTo(ActorStatus.WAITING);
    }

    @Test
    void failsItsAskAndLeavesItsMessageToDeadLetters() {
        Address actor =
                node.spawn(
                        Behavior.of(
                                String.class,
                                (self, _) -> {
                                    ignoreTheKill();
                                    self.reply("from beyond");
                                    return Behavior.same();
                                }));
        var asking = node.askAsync(actor, "?", LONG);
        killAndAbandon(actor);

        assertThatThrownBy(() -> get(asking)).isInstanceOf(DeadActorException.class);
        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.CRASHED);
        released.countDown();
    }

    @Test
    void isRestartedWhenSupervised() {
        Address actor =
                node.start(
                        restarted(
                                ActorSpec.process(
                                        self -> {
                                            self.ready();
                                            int run = runs.incrementAndGet();
                                            if (run == 1) {
                                                ignoreTheKill();
                                            }
                                            self.receive();
                                            self.reply(run);
                                            return null;
                                        })));
        killAndAbandon(actor);

        assertThat(ask(actor, "run?")).isEqualTo(2);
        released.countDown();
        assertThat(end(actor)).isEqualTo(new ExitReason.Normal(null));
    }

    private ActorSpec stuckInItsSearchTheFirstTime(CompletableFuture<Thread> stuck) {
        return ActorSpec.process(
                self -> {
                    int run = runs.incrementAndGet();
                    if (run == 1) {
                        stuck.complete(Thread.currentThread());
                    }
                    while (true) {
                        self.receive(
                                Pattern.type(
                                        String.class,
                                        _ -> {
                                            if (run == 1) {
                                                ignoreTheKill();
                                            }
                                            return run > 1;
                                        }));
                        self.reply(run);
                    }
                });
    }

    @Test
    void leavesTheMailboxToItsSuccessorWhenItsSearchGoesOn() throws InterruptedException {
        CompletableFuture<Thread> stuck = new CompletableFuture<>();
        Address actor = node.spawn(restarted(stuckInItsSearchTheFirstTime(stuck)));
        var first = node.askAsync(actor, "first", LONG);
        killAndAbandon(actor);
        assertThat(get(first)).isEqualTo(2);
        until(() -> node.info(actor).orElseThrow().waitingFor() != null);

        released.countDown();
        assertThat(get(stuck).join(PATIENCE)).isTrue();

        assertThat(ask(actor, "second")).isEqualTo(2);
    }

    @Test
    void leavesTheMailboxClosedWhenItsSearchGoesOn() throws InterruptedException {
        CompletableFuture<Thread> stuck = new CompletableFuture<>();
        Address actor = node.spawn(stuckInItsSearchTheFirstTime(stuck));
        node.send(actor, "first");
        killAndAbandon(actor);
        end(actor);

        released.countDown();
        assertThat(get(stuck).join(PATIENCE)).isTrue();

        assertThatThrownBy(() -> ask(actor, "to the dead")).isInstanceOf(DeadActorException.class);
    }

    @Test
    void doesNotOverwriteTheStateOfItsSuccessor() throws InterruptedException {
        CompletableFuture<Thread> stuck = new CompletableFuture<>();
        AtomicInteger views = new AtomicInteger();
        Address actor =
                node.spawn(
                        restarted(
                                ActorSpec.process(
                                        self -> {
                                            if (runs.incrementAndGet() > 1) {
                                                self.publish("successor");
                                                return self.receive(Integer.class);
                                            }
                                            stuck.complete(Thread.currentThread());
                                            self.publishOnDemand(
                                                    () -> {
                                                        if (views.incrementAndGet() > 1) {
                                                            ignoreTheKill();
                                                        }
                                                        return "predecessor";
                                                    });
                                            return self.receive();
                                        })));
        until(() -> node.info(actor).orElseThrow().waitingFor() != null);
        var looking = node.state(actor, LONG);
        assertThat(looking).isNotDone();
        killAndAbandon(actor);
        until(() -> "Integer".equals(node.info(actor).orElseThrow().waitingFor()));

        released.countDown();
        assertThat(get(stuck).join(PATIENCE)).isTrue();

        assertThat(get(node.state(actor, LONG)).view()).isEqualTo("successor");
    }
}
