package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** What becomes due when, on a ticker that is turned by hand. */
class TimerQueueTests {

    /** A quarter of a millisecond, by which an action may be late. */
    private static final long TICK = 1 << 18;

    private static final long MILLISECOND = Duration.ofMillis(1).toNanos();
    private static final long DAY = Duration.ofDays(1).toNanos();

    private long ticker = System.nanoTime();
    private TimerQueue queue = new TimerQueue(() -> ticker, 4);
    private final List<String> ran = new ArrayList<>();

    private Scheduled add(long delay, String name) {
        return queue.add(delay, () -> ran.add(name));
    }

    private void sweep() {
        for (Scheduled scheduled : queue.sweep()) {
            Runnable action = scheduled.take();
            if (action != null) {
                action.run();
            }
        }
    }

    private void pass(long nanos) {
        ticker += nanos;
        sweep();
    }

    /** Lets time pass from look to look, as a thread that sleeps in between; counts the looks. */
    private int sleepThrough(long nanos) {
        long end = ticker + nanos;
        int looks = 0;
        while (queue.next() != TimerWheel.NEVER && queue.until(queue.next()) <= end - ticker) {
            pass(queue.until(queue.next()));
            looks++;
        }
        ticker = end;
        return looks;
    }

    @Test
    void runsNothingEarlyAndNothingMoreThanATickLate() {
        for (long delay : List.of(1L, TICK - 1, TICK, TICK + 1, MILLISECOND, 63 * TICK, DAY)) {
            add(delay, "at " + delay);
            pass(delay - 1);
            assertThat(ran).isEmpty();
            pass(TICK);
            assertThat(ran).containsExactly("at " + delay);
            ran.clear();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void runsAtTheNextTickWhatIsDueAlready(long delay) {
        add(delay, "now");
        sweep();
        assertThat(ran).isEmpty();

        pass(TICK);

        assertThat(ran).containsExactly("now");
    }

    @Test
    void runsInTheOrderInWhichTheyAreDue() {
        add(2 * MILLISECOND + 2, "third");
        add(2 * MILLISECOND + 1, "second");
        add(MILLISECOND, "first");
        add(DAY, "last");

        pass(2 * DAY);

        assertThat(ran).containsExactly("first", "second", "third", "last");
    }

    @Test
    void runsInTheOrderInWhichTheyWereAddedWhatIsDueTogether() {
        add(DAY, "a");
        pass(DAY / 2);
        add(DAY / 2, "b");
        pass(DAY / 2 - MILLISECOND);
        add(MILLISECOND, "c");

        pass(MILLISECOND + TICK);

        assertThat(ran).containsExactly("a", "b", "c");
    }

    @Test
    void looksSeldomAtWhatIsFarAway() {
        add(365 * DAY, "far");

        assertThat(sleepThrough(364 * DAY)).isLessThan(8);
        assertThat(ran).isEmpty();
        assertThat(sleepThrough(2 * DAY)).isLessThan(8);
        assertThat(ran).containsExactly("far");
        assertThat(queue.next()).isEqualTo(TimerWheel.NEVER);
    }

    @Test
    void keepsForEverWhatIsDueAfterAllTime() {
        add(Long.MAX_VALUE, "never");
        pass(200 * 365 * DAY);
        add(Long.MAX_VALUE, "never");

        assertThat(ran).isEmpty();
        assertThat(queue.next()).isLessThan(TimerWheel.NEVER);
    }

    @Test
    void goesOnWhenTheTickerRollsOver() {
        ticker = Long.MAX_VALUE - MILLISECOND;
        queue = new TimerQueue(() -> ticker, 4);
        add(2 * MILLISECOND, "after it");
        add(MILLISECOND / 2, "before it");

        pass(MILLISECOND);
        assertThat(ran).containsExactly("before it");
        assertThat(ticker).isPositive();
        pass(MILLISECOND + TICK);

        assertThat(ticker).isNegative();
        assertThat(ran).containsExactly("before it", "after it");
    }

    @Test
    void doesNotRunWhatWasCancelled() {
        Scheduled cancelled = add(MILLISECOND, "cancelled");
        add(MILLISECOND, "kept");

        cancelled.run();
        cancelled.run();
        pass(DAY);
        cancelled.run();

        assertThat(ran).containsExactly("kept");
    }

    @Test
    void doesNotRunWhatWasCancelledAfterItHadBecomeDue() {
        Scheduled second = add(MILLISECOND + 1, "second");
        queue.add(MILLISECOND, second);

        pass(DAY);

        assertThat(ran).isEmpty();
    }

    @Test
    void forgetsWhatWasCancelled() {
        List<Scheduled> all = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            all.add(add(i * MILLISECOND * MILLISECOND / 1_000, "cancelled"));
        }
        for (int i = 0; i < 1_000; i += 2) {
            all.get(i).run();
        }
        for (Scheduled scheduled : all.reversed()) {
            scheduled.run();
        }

        assertThat(queue.next()).isEqualTo(TimerWheel.NEVER);
        pass(DAY);
        assertThat(ran).isEmpty();
    }

    @Test
    void takesWhatAnActionSchedules() {
        queue.add(0, () -> add(0, "next"));
        pass(TICK);
        assertThat(ran).isEmpty();

        pass(TICK);

        assertThat(ran).containsExactly("next");
    }

    /** Random steps, compared with what must be due by then. */
    @Test
    void runsAllThatIsDueWhateverCameBefore() {
        long seed = ThreadLocalRandom.current().nextLong();
        try {
            runsAllThatIsDue(new Random(seed));
        } catch (Throwable e) {
            throw new AssertionError("With seed " + seed, e);
        }
    }

    private void runsAllThatIsDue(Random random) {
        Map<Integer, Long> pending = new HashMap<>();
        Map<Integer, Scheduled> scheduled = new HashMap<>();
        for (int id = 0; id < 20_000; id++) {
            int number = id;
            long delay = random.nextLong(1L << random.nextInt(1, 50));
            long due = ticker + delay;
            scheduled.put(id, queue.add(delay, () -> ran.add(Integer.toString(number))));
            pending.put(id, due);
            int other = random.nextInt(id + 1);
            if (random.nextInt(4) == 0 && pending.remove(other) != null) {
                scheduled.get(other).run();
            }
            if (random.nextInt(4) == 0) {
                pass(random.nextLong(1L << random.nextInt(1, 45)));
                for (String name : ran) {
                    assertThat(pending.remove(Integer.parseInt(name)))
                            .isNotNull()
                            .isLessThanOrEqualTo(ticker);
                }
                ran.clear();
                assertThat(pending.values()).allMatch(left -> left + TICK > ticker);
            }
        }
        pass(1L << 51);
        assertThat(ran).hasSize(pending.size());
        assertThat(queue.next()).isEqualTo(TimerWheel.NEVER);
    }

    @Test
    void tellsHowLongToSleep() {
        add(MILLISECOND, "a");

        assertThat(queue.until(queue.next()))
                .isBetween(MILLISECOND, MILLISECOND + TICK)
                .isLessThan(TimeUnit.MILLISECONDS.toNanos(2));
    }
}
