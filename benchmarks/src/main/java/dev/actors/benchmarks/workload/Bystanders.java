package dev.actors.benchmarks.workload;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * How late an actor gets its messages while others compute. A thread outside sends it one each
 * millisecond. One sample, over all messages.
 *
 * @param hogs how many compute
 * @param quantile which of the sorted latencies is the figure: 1 is the worst
 */
record Bystanders(int hogs, double quantile) implements Measurement {

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @Override
    public List<Double> measure(Arena arena, Terms terms, Unit unit) throws Exception {
        int pings = (int) Math.max(2, terms.time().toMillis());
        long[] latencies = new long[pings];
        AtomicInteger arrived = new AtomicInteger();
        long start = System.nanoTime();
        Bystander bystander =
                arena.hogs(
                        hogs,
                        start + pings * TICK_NANOS,
                        nanos -> latencies[arrived.getAndIncrement()] = nanos);
        for (int i = 1; i <= pings; i++) {
            parkUntil(start + i * TICK_NANOS);
            bystander.ping(System.nanoTime());
        }
        while (arrived.get() < pings) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new IllegalStateException(
                        "Only " + arrived + " of " + pings + " messages have arrived");
            }
            LockSupport.parkNanos(TICK_NANOS);
        }
        Arrays.sort(latencies);
        return List.of(unit.of(latencies[(int) Math.ceil(quantile * pings) - 1], 1));
    }

    private static void parkUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
