package dev.actors.benchmarks.mesh;

import java.time.Duration;

/** What is measured of two nodes. */
public enum MeshFigure {
    /** Records from one node to the other. */
    RECORDS("one-way records", "thousand/s", 300, true),
    /** The same within mutual TLS. */
    RECORDS_TLS("one-way records, mutual TLS", "thousand/s", 150, true),
    /** As many bytes, which need no serialiser. */
    BYTES("one-way raw bytes", "thousand/s", Double.NaN, true),
    /** The same within mutual TLS. */
    BYTES_TLS("one-way raw bytes, mutual TLS", "thousand/s", Double.NaN, true),
    /** A record and its answer, half of them. */
    ASK_P50("ask, p50", "ms", 0.25, false),
    /** A record and its answer, all but one in a hundred. */
    ASK_P99("ask, p99", "ms", Double.NaN, false),
    /** The same within mutual TLS. */
    ASK_TLS_P50("ask, p50, mutual TLS", "ms", Double.NaN, false),
    /** The same within mutual TLS. */
    ASK_TLS_P99("ask, p99, mutual TLS", "ms", Double.NaN, false),
    /** From the death of a node's process to the message that tells of it. */
    KILL("kill -9 to Down", "ms", 1_000, 20),
    /** From the stop of a node's process to the message that tells of it. */
    STOP("SIGSTOP to Down", "ms", 5_000, 20),
    /** From the moment at which that process goes on to the first answer. */
    HEAL("SIGCONT to the first answer", "ms", Double.NaN, 8);

    private final String title;
    private final String unit;
    private final double limit;
    private final boolean moreIsBetter;
    private final Duration patience;

    MeshFigure(String title, String unit, double limit, boolean moreIsBetter) {
        this(title, unit, limit, moreIsBetter, Duration.ZERO);
    }

    /** A time that is waited for, but only for so many seconds. */
    MeshFigure(String title, String unit, double limit, int patience) {
        this(title, unit, limit, false, Duration.ofSeconds(patience));
    }

    MeshFigure(String title, String unit, double limit, boolean moreIsBetter, Duration patience) {
        this.title = title;
        this.unit = unit;
        this.limit = limit;
        this.moreIsBetter = moreIsBetter;
        this.patience = patience;
    }

    /**
     * What it is called in a table.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }

    /**
     * The unit of its samples.
     *
     * @return one word
     */
    public String unit() {
        return unit;
    }

    /**
     * This project's target, in the unit.
     *
     * @return the least or the most that it shall be; NaN if there is none
     */
    public double limit() {
        return limit;
    }

    /**
     * Tells in which direction better is.
     *
     * @return false if less is better
     */
    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    /**
     * How long a sample is waited for.
     *
     * @return zero if each fork has one, or fails
     */
    public Duration patience() {
        return patience;
    }

    /**
     * Tells whether a figure is as good as the limit, or has none.
     *
     * @param figure in the unit
     * @return false if it misses it
     */
    public boolean isMet(double figure) {
        return Double.isNaN(limit) || (moreIsBetter ? figure >= limit : figure <= limit);
    }
}
