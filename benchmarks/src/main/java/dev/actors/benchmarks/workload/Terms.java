package dev.actors.benchmarks.workload;

import java.time.Duration;

/**
 * The terms on which workloads are measured, the same for every contender.
 *
 * @param warmUp how long a workload is carried out before it is measured, if it is not steady
 *     earlier
 * @param time how long it is measured, in as many samples as it takes
 * @param samples how many samples it takes at most
 * @param divisor what the sizes of the workloads are divided by; 1 to measure, more to try
 * @param port where on the loopback interface a {@link SlowServer} answers
 */
public record Terms(Duration warmUp, Duration time, int samples, int divisor, int port) {

    /** A size on these terms. */
    int scaled(int size) {
        return Math.max(1, size / divisor);
    }

    /** How long one sample shall take. */
    long sampleNanos() {
        return time.toNanos() / samples;
    }
}
