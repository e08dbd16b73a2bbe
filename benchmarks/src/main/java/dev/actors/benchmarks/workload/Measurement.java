package dev.actors.benchmarks.workload;

import java.util.List;

/** A way to get figures out of an arena. */
sealed interface Measurement permits Bystanders, FullCollections, IdleHeap, Timed {

    /**
     * Measures.
     *
     * @param arena where; used for nothing else before or after
     * @param terms how long, and how much
     * @param unit what the figures count
     * @return the figures, at least one
     * @throws Exception if the workload could not be carried out
     */
    List<Double> measure(Arena arena, Terms terms, Unit unit) throws Exception;
}
