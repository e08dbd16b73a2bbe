package dev.actors.benchmarks.report;

import dev.actors.benchmarks.run.Contender;
import dev.actors.benchmarks.workload.Workload;

/** What one of this project's styles shall reach at a workload. */
sealed interface Target {

    Workload workload();

    Contender style();

    /**
     * Times as fast as a peer.
     *
     * @param workload the workload
     * @param style one of this project's styles
     * @param peer the peer
     * @param floor what must hold
     * @param goal what to reach; the floor, if there is no more to reach
     */
    record TimesAsFast(
            Workload workload, Contender style, Contender peer, double floor, double goal)
            implements Target {}

    /**
     * A figure, in the workload's unit.
     *
     * @param workload the workload
     * @param style one of this project's styles
     * @param limit the most that it may be
     */
    record AtMost(Workload workload, Contender style, double limit) implements Target {}
}
