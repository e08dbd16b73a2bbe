package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

class IntervalTests extends KernelTestCase {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration TICK = Duration.ofNanos(1);

    private final CountDownLatch go = new CountDownLatch(1);

    private final Address silent =
            node.start(ActorSpec.process(self -> self.receive(Boolean.class)).mailboxCapacity(2));

    private void nextTickIsLateBy(Duration lateness) {
        clock.onRead =
                () -> {
                    clock.onRead = () -> {};
                    clock.advance(lateness);
                };
    }

    @Test
    void sendsAgainAndAgainUntilItIsCancelled() {
        TimerRef timer = node.sendInterval(SECOND, silent, "tick");
        clock.advance(SECOND.minus(TICK));
        assertThat(node.mailboxSize(silent)).isZero();
        clock.advance(TICK);
        assertThat(node.mailboxSize(silent)).isEqualTo(1);
        clock.advance(SECOND);
        assertThat(node.mailboxSize(silent)).isEqualTo(2);

        assertThat(timer.cancel()).isTrue();

        clock.advance(LONG);
        assertThat(node.mailboxSize(silent)).isEqualTo(2);
        assertThat(timer.cancel()).isFalse();
        assertThat(clock.scheduled()).isZero();
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @Test
    void doesNotDriftWhenATickIsLate() {
        requireNextTick(SECOND.multipliedBy(7), SECOND.multipliedBy(3));
    }

    @Test
    void skipsTheMomentsThatWereMissedAndKeepsItsBeat() {
        requireNextTick(SECOND.multipliedBy(5), SECOND.multipliedBy(25));
    }

    /** How long after a late tick of ten seconds the next one comes. */
    private void requireNextTick(Duration after, Duration late) {
        node.sendInterval(SECOND.multipliedBy(10), silent, "tick");
        nextTickIsLateBy(late);
        clock.advance(SECOND.multipliedBy(10));
        assertThat(node.mailboxSize(silent)).isEqualTo(1);

        clock.advance(after.minus(TICK));
        assertThat(node.mailboxSize(silent)).isEqualTo(1);
        clock.advance(TICK);

        assertThat(node.mailboxSize(silent)).isEqualTo(2);
    }

    @Test
    void refusesAnIntervalThatIsNotMoreThanZero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.sendInterval(Duration.ZERO, silent, "tick"))
                .withMessage("The interval of a timer is more than zero, not PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.sendInterval(SECOND.negated(), silent, "tick"))
                .withMessage("The interval of a timer is more than zero, not PT-1S");
        assertThat(clock.scheduled()).isZero();
    }

    @Test
    void leavesItsMessageToDeadLettersWhenTheMailboxIsFull() {
        node.send(silent, 1);
        node.send(silent, 2);
        TimerRef timer = node.sendInterval(SECOND, silent, "tick");

        clock.advance(SECOND);

        assertThat(recorder.nextDeadLetter())
                .isEqualTo(
                        new DeadLetter("tick", silent, "anonymous", DeadLetter.Reason.FULL, null));
        assertThat(timer.cancel()).isTrue();
    }

    @Test
    void isolatesItsMessageWhenItIsSetAndForEachSending() {
        byte[] message = {1};
        Address actor =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    byte[] first = self.receive(byte[].class);
                                    int seen = first[0];
                                    first[0] = 7;
                                    return List.of(seen, (int) self.receive(byte[].class)[0]);
                                }));
        node.sendInterval(SECOND, actor, message);
        message[0] = 2;

        clock.advance(SECOND);
        clock.advance(SECOND);

        assertThat(result(actor)).isEqualTo(List.of(1, 1));
    }

    @Test
    void takesBackAllMessagesOfACancelledInterval() {
        Address actor =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    TimerRef timer =
                                            self.sendInterval(SECOND, self.address(), "late");
                                    self.ready();
                                    go.await();
                                    boolean cancelled = timer.cancel();
                                    self.send(self.address(), "next");
                                    return List.of(cancelled, self.receive());
                                }));
        clock.advance(SECOND.multipliedBy(3));
        assertThat(node.mailboxSize(actor)).isEqualTo(3);

        go.countDown();

        assertThat(result(actor)).isEqualTo(List.of(true, "next"));
        assertThat(clock.scheduled()).isZero();
    }
}
