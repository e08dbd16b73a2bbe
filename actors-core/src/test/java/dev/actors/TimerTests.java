package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class TimerTests extends KernelTestCase {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TICK = Duration.ofNanos(1);

    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger runs = new AtomicInteger();

    private final Address silent =
            node.start(ActorSpec.process(self -> self.receive(Boolean.class)).mailboxCapacity(2));

    private Address takesFour() {
        return node.start(
                ActorSpec.process(
                        self -> IntStream.range(0, 4).mapToObj(_ -> self.receive()).toList()));
    }

    @Test
    void sendsOnceAfterTheDelay() {
        Address actor =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.sendAfter(SECOND, self.address(), "tick");
                                    return self.receive();
                                }));
        clock.advance(SECOND.minus(TICK));
        awaitStatus(actor, ActorStatus.WAITING);

        clock.advance(TICK);

        assertThat(result(actor)).isEqualTo("tick");
        assertThat(clock.scheduled()).isZero();
    }

    @Test
    void sendsFromOutsideToo() {
        Address actor = node.start(ActorSpec.process(ActorContext::receive));
        node.sendAfter(SECOND, actor, "tick");

        clock.advance(SECOND);

        assertThat(result(actor)).isEqualTo("tick");
        assertThat(node.holdings().all()).isEmpty();
    }

    @Test
    void sendsInOrderOfTheDueTimesAndThenOfTheCalls() {
        Address actor = takesFour();
        node.sendAfter(SECOND.plus(TICK), actor, 4);
        node.sendAfter(SECOND, actor, 1);
        node.sendAfter(SECOND, actor, 2);
        node.sendAfter(SECOND, actor, 3);

        clock.advance(SECOND.plus(SECOND));

        assertThat(result(actor)).isEqualTo(List.of(1, 2, 3, 4));
    }

    @Test
    void sendsAtOnceWhenTheDelayIsZero() {
        Address actor = node.start(ActorSpec.process(ActorContext::receive));
        node.sendAfter(Duration.ZERO, actor, "now");

        clock.advance(Duration.ZERO);

        assertThat(result(actor)).isEqualTo("now");
    }

    @Test
    void sendsNothingWhenItIsCancelledBefore() {
        TimerRef timer = node.sendAfter(SECOND, silent, "tick");

        assertThat(timer.cancel()).isTrue();

        clock.advance(LONG);
        assertThat(timer.cancel()).isFalse();
        assertThat(node.mailboxSize(silent)).isZero();
        assertThat(clock.scheduled()).isZero();
        assertThat(node.holdings().all()).isEmpty();
    }

    @Test
    void leavesItsMessageToAnotherActorWhenItIsCancelledAfterwards() {
        Address actor =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    TimerRef timer = self.sendAfter(SECOND, silent, "tick");
                                    self.receive();
                                    return timer.cancel();
                                }));
        clock.advance(SECOND);
        node.send(actor, "cancel");

        assertThat(result(actor)).isEqualTo(false);
        assertThat(node.mailboxSize(silent)).isEqualTo(1);
    }

    @Test
    void takesBackTheMessageToItsOwnActorWhenItIsCancelledAfterwards() {
        Address actor =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    TimerRef timer = self.sendAfter(SECOND, self.address(), "late");
                                    self.ready();
                                    go.await();
                                    boolean cancelled = timer.cancel();
                                    self.send(self.address(), "next");
                                    return List.of(cancelled, self.receive());
                                }));
        clock.advance(SECOND);
        assertThat(node.mailboxSize(actor)).isEqualTo(1);

        go.countDown();

        assertThat(result(actor)).isEqualTo(List.of(false, "next"));
        assertThat(recorder.deadLetters()).isEmpty();
    }

    private Address setsTimersInItsFirstRun() {
        return node.start(
                restarted(
                        ActorSpec.process(
                                self -> {
                                    if (runs.incrementAndGet() == 1) {
                                        self.sendAfter(SECOND, self.address(), "stale");
                                        self.sendInterval(SECOND, self.address(), "stale");
                                        self.receive(Boolean.class);
                                        throw new IllegalStateException("crash");
                                    }
                                    return self.receive();
                                })));
    }

    @Test
    void endsWithTheIncarnationThatSetIt() {
        Address actor = setsTimersInItsFirstRun();
        node.send(actor, true);
        recorder.nextRestart();
        until(() -> clock.scheduled() == 0);

        clock.advance(LONG);
        node.send(actor, "fresh");

        assertThat(result(actor)).isEqualTo("fresh");
    }

    @Test
    void neverReachesALaterIncarnationFromTheMailbox() {
        Address actor = setsTimersInItsFirstRun();
        clock.advance(SECOND);
        assertThat(node.mailboxSize(actor)).isEqualTo(2);
        node.send(actor, true);
        recorder.nextRestart();

        node.send(actor, "fresh");

        assertThat(result(actor)).isEqualTo("fresh");
        assertThat(recorder.deadLetters())
                .extracting(DeadLetter::reason)
                .containsExactly(DeadLetter.Reason.CRASHED);
    }

    @Test
    void endsWithItsActor() {
        Address actor =
                node.spawn(
                        self -> {
                            self.sendAfter(SECOND, silent, "tick");
                            return self.sendInterval(SECOND, silent, "tick").cancel();
                        });

        assertThat(result(actor)).isEqualTo(true);
        assertThat(clock.scheduled()).isZero();
        clock.advance(LONG);
        assertThat(node.mailboxSize(silent)).isZero();
    }

    @Test
    void endsWithTheNode() {
        node.sendAfter(SECOND, silent, "tick");
        node.sendInterval(SECOND, silent, "tick");

        node.close();

        node.sendAfter(SECOND, silent, "too late");
        assertThat(clock.scheduled()).isZero();
        assertThat(node.holdings().all()).isEmpty();
    }

    @Test
    void leavesItsMessageToDeadLettersWhenTheReceiverIsDead() {
        node.kill(silent);
        end(silent);
        node.sendAfter(SECOND, silent, "tick");

        clock.advance(SECOND);

        assertThat(recorder.nextDeadLetter().reason()).isEqualTo(DeadLetter.Reason.DEAD);
    }

    @Test
    void refusesAtOnceWhatCannotBeShared() {
        assertThatThrownBy(() -> node.sendAfter(SECOND, silent, new Object()))
                .isInstanceOf(IllegalMessageException.class)
                .hasMessageContaining("Cannot pass a message");
        assertThat(clock.scheduled()).isZero();
    }
}
