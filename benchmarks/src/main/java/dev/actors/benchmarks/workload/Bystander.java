package dev.actors.benchmarks.workload;

/** An actor that has little to do, beside others that are about to compute. */
public interface Bystander {

    /**
     * Has the others begin.
     *
     * @param until when they end, by {@link System#nanoTime}
     */
    void begin(long until);

    /**
     * Sends it a message.
     *
     * @param nanos when, by {@link System#nanoTime}
     */
    void ping(long nanos);
}
