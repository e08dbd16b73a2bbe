package dev.actors.benchmarks.workload;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * How late an actor gets its messages while others compute. A thread outside sends it one each
 * millisecond, before they compute to warm it up, and then to measure. One sample, over all
 * messages.
 *
 * @param hogs how many compute
 * @param quantile which of the sorted latencies is the figure: 1 is the worst
 */
record Bystanders(int hogs, double quantile) implements Measurement {

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @Override
    public List<Double> measure(Arena arena, Terms terms, Unit unit) throws Exception {
        int early = pings(terms.warmUp());
        int pings = pings(terms.time());
        long[] latencies = new long[early + pings];
        AtomicInteger arrived = new AtomicInteger();
        Bystander bystander =
                arena.hogs(hogs, nanos -> latencies[arrived.getAndIncrement()] = nanos);
        ping(bystander, early);
        await(arrived, early);
        bystander.begin(System.nanoTime() + pings * TICK_NANOS);
        ping(bystander, pings);
        await(arrived, latencies.length);
        Arrays.sort(latencies, early, latencies.length);
        return List.of(unit.of(latencies[early + (int) Math.ceil(quantile * pings) - 1], 1));
    }

    private static int pings(Duration time) {
        return (int) Math.max(2, time.toNanos() / TICK_NANOS);
    }

    private static void ping(Bystander bystander, int pings) {
        long start = System.nanoTime();
        for (int i = 1; i <= pings; i++) {
            parkUntil(start + i * TICK_NANOS);
            bystander.ping(System.nanoTime());
        }
    }

    private static void await(AtomicInteger arrived, int pings) {
        long start = System.nanoTime();
        while (arrived.get() < pings) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new IllegalStateException(
                        "Only " + arrived + " of " + pings + " messages have arrived");
            }
            LockSupport.parkNanos(TICK_NANOS);
        }
    }

    private static void parkUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
