package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class StopTests extends KernelTestCase {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger finished = new AtomicInteger();

    private Behavior<?> slow() {
        return Behavior.of(
                String.class,
                (_, _) -> {
                    reached.countDown();
                    released.await();
                    finished.incrementAndGet();
                    return Behavior.same();
                });
    }

    @Test
    void letsTheMessageInHandFinish() {
        Address actor = node.spawn(slow());
        node.send(actor, "in hand");
        node.send(actor, "left");
        await(reached);

        node.stop(actor);
        released.countDown();

        assertThat(end(actor)).isEqualTo(new ExitReason.Shutdown());
        assertThat(finished).hasValue(1);
        assertThat(recorder.nextDeadLetter())
                .isEqualTo(
                        new DeadLetter("left", actor, "anonymous", DeadLetter.Reason.DEAD, null));
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @Test
    void keepsTheCauseWhenTheMessageInHandCrashes() {
        Address actor =
                node.spawn(
                        Behavior.of(
                                String.class,
                                (_, text) -> {
                                    reached.countDown();
                                    released.await();
                                    throw new IllegalStateException(text);
                                }));
        var asking = node.askAsync(actor, "in hand", LONG);
        await(reached);

        node.stop(actor);
        released.countDown();

        assertThatThrownBy(() -> get(asking))
                .isInstanceOf(ActorFailedException.class)
                .hasMessageContaining("in hand");
        assertThat(end(actor)).isInstanceOf(ExitReason.Failed.class);
    }

    @Test
    void letsTheMessageInHandBeAnswered() {
        Address actor =
                node.spawn(
                        Behavior.of(
                                String.class,
                                (self, text) -> {
                                    reached.countDown();
                                    released.await();
                                    self.reply("answer to " + text);
                                    return Behavior.same();
                                }));
        var asking = node.askAsync(actor, "in hand", LONG);
        await(reached);

        node.stop(actor);
        released.countDown();

        assertThat(get(asking)).isEqualTo("answer to in hand");
        assertThat(end(actor)).isEqualTo(new ExitReason.Shutdown());
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @Test
    void endsAWaitAtOnce() {
        Address process = node.spawn(ActorContext::receive);
        Address nested =
                node.spawn(
                        Behavior.of(
                                String.class,
                                (self, _) -> Behavior.stopped(self.receive(Integer.class))));
        node.send(nested, "go");
        until(() -> node.info(nested).orElseThrow().waitingFor() != null);

        node.stop(process);
        node.stop(nested);

        assertThat(end(process)).isEqualTo(new ExitReason.Shutdown());
        assertThat(end(nested)).isEqualTo(new ExitReason.Shutdown());
    }

    @Test
    void becomesAKillAfterTheShutdownTimeout() {
        Address actor = node.spawn(slow());
        node.send(actor, "in hand");
        await(reached);
        node.stop(actor);

        clock.advance(GRACE.minusNanos(1));
        assertThat(status(actor)).isEqualTo(ActorStatus.RUNNING);
        clock.advance(java.time.Duration.ofNanos(1));

        assertThat(end(actor)).isEqualTo(new ExitReason.Killed());
        assertThat(finished).hasValue(0);
    }

    @Test
    void endsASupervisedActorForGood() {
        Address stopped = node.start(restarted(ActorSpec.process(ActorContext::receive)));
        Address terminated = node.start(restarted(ActorSpec.process(ActorContext::receive)));

        node.stop(stopped);
        node.terminate(terminated);

        assertThat(end(stopped)).isEqualTo(new ExitReason.Shutdown());
        assertThat(end(terminated)).isEqualTo(new ExitReason.Killed());
        assertThat(recorder.nextEnd().actor().restarts()).isZero();
        assertThat(recorder.nextEnd().actor().restarts()).isZero();
    }

    @Test
    void endsASupervisedActorForGoodEvenIfItCrashesOverTheMessageInHand() {
        Address actor =
                node.spawn(
                        restarted(
                                ActorSpec.behavior(
                                        Behavior.of(
                                                String.class,
                                                (_, _) -> {
                                                    reached.countDown();
                                                    released.await();
                                                    throw new IllegalStateException(
                                                            "at the last moment");
                                                }))));
        node.send(actor, "in hand");
        await(reached);

        node.stop(actor);
        released.countDown();

        end(actor);
        assertThat(recorder.nextEnd().actor().restarts()).isZero();
    }

    @Test
    void endsAnIdleBehaviourAndOneThatWasNeverSentAnything() {
        Address actor = node.spawn(Behavior.of(String.class, (_, _) -> Behavior.same()));
        node.stop(actor);

        assertThat(end(actor)).isEqualTo(new ExitReason.Shutdown());
    }

    @Test
    void terminateInterruptsTheMessageInHand() {
        Address actor = node.spawn(slow());
        node.send(actor, "in hand");
        await(reached);

        node.terminate(actor);

        assertThat(end(actor)).isEqualTo(new ExitReason.Killed());
        assertThat(finished).hasValue(0);
    }
}
