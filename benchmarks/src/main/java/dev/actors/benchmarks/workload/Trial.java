package dev.actors.benchmarks.workload;

/** A workload that a contender has made ready, to be carried out again and again. */
@FunctionalInterface
public interface Trial {

    /**
     * Carries it out, and returns when it is done.
     *
     * @param operations how many of the workload's operations
     * @throws Exception if it could not be carried out
     */
    void run(int operations) throws Exception;
}
