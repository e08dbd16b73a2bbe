package dev.actors.benchmarks.report;

import java.util.List;

/**
 * A summary of samples.
 *
 * @param median half of them are at most this
 * @param low a quarter of them are at most this
 * @param high three quarters of them are at most this
 */
record Summary(double median, double low, double high) {

    /** The summary of at least one sample. */
    static Summary of(List<Double> samples) {
        List<Double> sorted = samples.stream().sorted().toList();
        return new Summary(quantile(sorted, 0.5), quantile(sorted, 0.25), quantile(sorted, 0.75));
    }

    /** Between two samples it lies on the line from one to the other. */
    private static double quantile(List<Double> sorted, double quantile) {
        double position = quantile * (sorted.size() - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (position - below) * (sorted.get(above) - sorted.get(below));
    }
}
