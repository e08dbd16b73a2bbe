package dev.actors.benchmarks.workload;

/** An arena whose actors can supervise others. */
public interface SupervisingArena extends Arena {

    /**
     * The same as {@link #restartsInPlace}, with a supervising actor that decides on each restart.
     *
     * @return the workload
     */
    Trial restartsBySupervisor();
}
