package dev.actors.benchmarks.workload;

/**
 * How much may be under way at once. What sends more than its receiver takes would pile up messages
 * and so measure the garbage collector; hence everybody sends a window, the last message of which
 * asks for an acknowledgment, and waits for that.
 */
public final class Windows {

    /** Messages of one sender, of four to the same receiver. */
    public static final int FAN_IN = 10_000;

    /** Messages to each of the receivers. */
    public static final int FAN_OUT = 100;

    /** Actors that have been spawned and not yet said that they run. */
    public static final int SPAWN = 1_000;

    /** Timers that have been set and not yet fired. */
    public static final int TIMERS = 50_000;

    private Windows() {}
}
