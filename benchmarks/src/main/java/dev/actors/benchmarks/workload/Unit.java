package dev.actors.benchmarks.workload;

/** What a workload's figure counts. */
public enum Unit {
    /** Nanoseconds for an operation. */
    NANOS("ns", false),
    /** Microseconds for an operation. */
    MICROS("us", false),
    /** Milliseconds for the whole run. */
    MILLIS("ms", false),
    /** Bytes for an actor. */
    BYTES("bytes", false),
    /** Millions of operations in a second. */
    MILLION_PER_SECOND("million/s", true),
    /** Thousands of operations in a second. */
    THOUSAND_PER_SECOND("thousand/s", true);

    private final String symbol;
    private final boolean higherIsBetter;

    Unit(String symbol, boolean higherIsBetter) {
        this.symbol = symbol;
        this.higherIsBetter = higherIsBetter;
    }

    /**
     * How it is written.
     *
     * @return a short text
     */
    public String symbol() {
        return symbol;
    }

    /**
     * Tells whether more of it is better.
     *
     * @return true for rates, false for times and sizes
     */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /**
     * The figure of a run.
     *
     * @param total the nanoseconds that it took, or the bytes
     * @param operations how many operations it was
     * @return the figure in this unit
     */
    public double of(long total, int operations) {
        return switch (this) {
            case NANOS, BYTES -> (double) total / operations;
            case MICROS -> total / 1e3 / operations;
            case MILLIS -> total / 1e6;
            case MILLION_PER_SECOND -> operations * 1e3 / total;
            case THOUSAND_PER_SECOND -> operations * 1e6 / total;
        };
    }
}
