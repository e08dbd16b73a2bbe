package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Watch.Finding;

import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeUnit;

class WatchTests {

    private long turns = 1;
    private long cpuMicros = 7_000;
    private boolean waits;
    private Runnable whileGauging = () -> {};

    private final Watch watch =
            new Watch(
                    Thread.currentThread(),
                    () -> turns,
                    new Watch.Gauge() {
                        @Override
                        public long cpuTime(Thread thread) {
                            whileGauging.run();
                            return TimeUnit.MICROSECONDS.toNanos(cpuMicros);
                        }

                        @Override
                        public boolean waits(Thread thread) {
                            return waits;
                        }
                    });

    private Finding lookAt(long millis) {
        return watch.look(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void findsNothingBetweenTurns() {
        turns = 4;
        waits = true;

        for (int i = 0; i < 10; i++) {
            assertThat(lookAt(i)).isEqualTo(Finding.NOTHING);
        }
    }

    @Test
    void findsNothingWhenEachTurnIsANewOne() {
        waits = true;

        for (int i = 0; i < 10; i++) {
            assertThat(lookAt(i)).isEqualTo(Finding.NOTHING);
            turns += 2;
        }
    }

    @Test
    void findsNothingWhileTimeStandsStill() {
        waits = true;

        for (int i = 0; i < 10; i++) {
            assertThat(lookAt(7)).isEqualTo(Finding.NOTHING);
        }
    }

    @Test
    void findsATurnSlowAtTheSecondLook() {
        lookAt(0);

        assertThat(lookAt(1)).isEqualTo(Finding.SLOW);
    }

    @Test
    void findsATurnBlockedAtTheThirdLookWhenItWaits() {
        waits = true;
        lookAt(0);
        lookAt(1);

        assertThat(lookAt(2)).isEqualTo(Finding.BLOCKED);
        assertThat(watch.found()).isEqualTo(Finding.BLOCKED);
    }

    @Test
    void findsATurnThatWaitsNotBlockedWhenItUsesTheCpu() {
        waits = true;
        lookAt(0);
        lookAt(1);
        cpuMicros += 500;

        assertThat(lookAt(2)).isEqualTo(Finding.SLOW);
    }

    @Test
    void findsATurnNotBlockedWhenItOnlyGetsNoCpu() {
        for (int i = 0; i < 5; i++) {
            lookAt(i);
        }

        assertThat(lookAt(4)).isEqualTo(Finding.SLOW);
        assertThat(lookAt(5)).isEqualTo(Finding.BUSY);
    }

    @Test
    void findsABusyTurnBlockedWhenItWaitsLater() {
        for (int i = 0; i <= 6; i++) {
            lookAt(i);
            cpuMicros += 1_000;
        }
        assertThat(watch.found()).isEqualTo(Finding.BUSY);
        waits = true;
        assertThat(lookAt(7)).isEqualTo(Finding.BUSY);

        assertThat(lookAt(8)).isEqualTo(Finding.BLOCKED);
    }

    @Test
    void findsATurnBlockedAsLongAsItLasts() {
        waits = true;
        lookAt(0);
        lookAt(1);
        lookAt(2);
        waits = false;
        cpuMicros += 1_000;
        assertThat(lookAt(3)).isEqualTo(Finding.BLOCKED);

        turns += 2;

        assertThat(lookAt(4)).isEqualTo(Finding.NOTHING);
    }

    @Test
    void findsNothingWhenTheTurnEndsWhileItLooks() {
        waits = true;
        lookAt(0);
        lookAt(1);
        whileGauging = () -> turns++;

        assertThat(lookAt(2)).isEqualTo(Finding.NOTHING);
    }
}
