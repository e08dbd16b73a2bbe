package dev.actors.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class ManualClockTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualClock clock = new ManualClock();
    private final List<String> done = new ArrayList<>();

    private Runnable note(String what) {
        return () -> done.add(what + "@" + Duration.ofNanos(clock.nanoTime()).toMillis());
    }

    @Test
    void standsStillUntilItIsAdvanced() {
        assertThat(clock.nanoTime()).isZero();
        assertThat(clock.now()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        clock.advance(Duration.ofHours(25));
        assertThat(clock.nanoTime()).isEqualTo(Duration.ofHours(25).toNanos());
        assertThat(clock.now()).isEqualTo(Instant.parse("2026-01-02T01:00:00Z"));
    }

    @Test
    void runsWhatBecomesDueInOrderAndEachAtItsTime() {
        clock.schedule(SECOND.multipliedBy(2), note("second"));
        clock.schedule(SECOND, note("first"));
        clock.schedule(SECOND.multipliedBy(2), note("third"));
        clock.schedule(SECOND.multipliedBy(4), note("later"));
        clock.advance(SECOND.multipliedBy(3));
        assertThat(done).containsExactly("first@1000", "second@2000", "third@2000");
        assertThat(clock.scheduled()).isEqualTo(1);
    }

    @Test
    void runsWhatAnActionSchedulesWhenItIsDueWithinTheSameTime() {
        clock.schedule(
                SECOND,
                () -> {
                    clock.schedule(SECOND, note("within"));
                    clock.schedule(SECOND.multipliedBy(2), note("beyond"));
                });
        clock.advance(SECOND.multipliedBy(2));
        assertThat(done).containsExactly("within@2000");
    }

    @Test
    void runsWhatIsDueAtOnceWhenNoTimePasses() {
        clock.schedule(Duration.ZERO, note("now"));
        clock.advance(Duration.ZERO);
        assertThat(done).containsExactly("now@0");
    }

    @Test
    void forgetsWhatIsCancelled() {
        Runnable cancel = clock.schedule(SECOND, note("never"));
        cancel.run();
        cancel.run();
        clock.advance(SECOND);
        assertThat(done).isEmpty();
        assertThat(clock.scheduled()).isZero();
    }

    @Test
    void takesCenturiesForEver() {
        clock.advance(SECOND);
        clock.schedule(Duration.ofSeconds(Long.MAX_VALUE), note("never"));
        clock.advance(Duration.ofDays(100_000));
        assertThat(done).isEmpty();
    }

    @Test
    void waitsUntilSomethingIsScheduled() throws Exception {
        Thread other = Thread.startVirtualThread(() -> clock.schedule(SECOND, note("other")));
        clock.awaitScheduled(1);
        assertThat(clock.scheduled()).isEqualTo(1);
        assertThat(other.join(Duration.ofSeconds(60))).isTrue();
    }

    @Test
    void saysWhenTooLittleIsScheduled() {
        clock.schedule(SECOND, note("one"));
        assertThatThrownBy(() -> clock.awaitScheduled(2))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "After 5000 ms 1 time-outs and timers are scheduled, not 2. Has the actor"
                                + " come to wait with a time-out?");
    }

    @Test
    void refusesToGoBack() {
        assertThatThrownBy(() -> clock.advance(SECOND.negated()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Time only goes forward, not by PT-1S");
    }
}
