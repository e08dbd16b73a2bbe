package dev.actors.benchmarks.workload;

/** An arena whose actors can receive selectively. */
public interface SelectiveArena extends Arena {

    /**
     * An actor takes a request out of a mailbox that holds many older messages which it does not
     * want, and answers it. An operation is one request with its answer.
     *
     * @param selection how it tells them apart
     * @param backlog how many older messages
     * @return the workload
     * @throws Exception if it cannot be made ready
     */
    Trial selectiveReceive(Selection selection, int backlog) throws Exception;
}
