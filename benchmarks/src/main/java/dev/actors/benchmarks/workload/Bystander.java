package dev.actors.benchmarks.workload;

/** An actor that has little to do, beside others that have much. */
@FunctionalInterface
public interface Bystander {

    /**
     * Sends it a message.
     *
     * @param nanos when, by {@link System#nanoTime}
     */
    void ping(long nanos);
}
