package dev.actors.benchmarks.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;

/**
 * The time that a workload takes. It is carried out until it is steady, and then for each sample.
 *
 * @param workload makes it ready
 * @param size how many operations a run has; as many as a sample has time for if it is {@link
 *     #CALIBRATED}
 * @param step what a calibrated number of operations is a multiple of
 * @param virtual whether it is run from a virtual thread
 */
record Timed(Preparation workload, int size, int step, boolean virtual) implements Measurement {

    /** In the place of a size: it is found by trying. */
    private static final int CALIBRATED = 0;

    /** Runs that must agree before a workload is steady. */
    private static final int STEADY_RUNS = 4;

    /** By how much the fastest and the slowest of them may differ. */
    private static final double STEADY_SPREAD = 1.05;

    /** Makes a workload ready. */
    @FunctionalInterface
    interface Preparation {

        Trial prepare(Arena arena, Terms terms) throws Exception;
    }

    static Timed whole(int size, Preparation workload) {
        return new Timed(workload, size, 1, false);
    }

    static Timed each(int step, Preparation workload) {
        return new Timed(workload, CALIBRATED, step, false);
    }

    Timed fromVirtualThread() {
        return new Timed(workload, size, step, true);
    }

    @Override
    public List<Double> measure(Arena arena, Terms terms, Unit unit) throws Exception {
        if (!virtual) {
            return samples(arena, terms, unit);
        }
        FutureTask<List<Double>> task = new FutureTask<>(() -> samples(arena, terms, unit));
        Thread.ofVirtual().start(task);
        return task.get();
    }

    private List<Double> samples(Arena arena, Terms terms, Unit unit) throws Exception {
        Trial trial = workload.prepare(arena, terms);
        int operations = warmUp(trial, terms);
        List<Double> samples = new ArrayList<>();
        long end = System.nanoTime() + terms.time().toNanos();
        do {
            samples.add(unit.of(nanos(trial, operations), operations));
        } while (samples.size() < terms.samples() && System.nanoTime() < end);
        return samples;
    }

    /** Carries it out until it is steady, and says how many operations a sample shall have. */
    private int warmUp(Trial trial, Terms terms) throws Exception {
        int operations = size == CALIBRATED ? step : terms.scaled(size);
        List<Double> last = new ArrayList<>();
        long end = System.nanoTime() + terms.warmUp().toNanos();
        do {
            long nanos = nanos(trial, operations);
            last.add((double) nanos / operations);
            if (last.size() > STEADY_RUNS) {
                last.removeFirst();
            }
            if (size == CALIBRATED) {
                operations = operationsIn(terms.sampleNanos(), nanos, operations);
            }
        } while (System.nanoTime() < end && !isSteady(last));
        return operations;
    }

    /** At most ten times as many as before, since the first runs are slow. */
    private int operationsIn(long sampleNanos, long nanos, int operations) {
        double fitting = (double) operations * sampleNanos / Math.max(1, nanos);
        double limited = Math.min(fitting, Math.min(10.0 * operations, 1e9));
        return Math.max(1, (int) (limited / step)) * step;
    }

    private static boolean isSteady(List<Double> last) {
        return last.size() == STEADY_RUNS
                && Collections.max(last) <= STEADY_SPREAD * Collections.min(last);
    }

    private static long nanos(Trial trial, int operations) throws Exception {
        long start = System.nanoTime();
        trial.run(operations);
        return Math.max(1, System.nanoTime() - start);
    }
}
