package dev.actors.benchmarks.workload;

import java.time.Duration;

/** How long the actors of the workloads wait. */
public final class Waits {

    /** How long a sleeping actor sleeps, and a slow server takes to answer. */
    public static final Duration NAP = Duration.ofMillis(10);

    /** How long a timer runs. */
    public static final Duration TIMER = Duration.ofMillis(1);

    /** How long one who asks waits for the answer: longer than any answer takes. */
    public static final Duration ASK = Duration.ofSeconds(30);

    private Waits() {}
}
