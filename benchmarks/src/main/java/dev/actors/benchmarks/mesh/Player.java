package dev.actors.benchmarks.mesh;

/**
 * One of two nodes: with an actor that takes messages and answers each batch with an {@link
 * Acknowledged} to the other node, one that takes these, and one that echoes.
 */
interface Player extends AutoCloseable {

    /** Waits until the other node is there. */
    void meet() throws Exception;

    /** Sends a message to the taker of the other node. */
    void send(Object message);

    /** Asks the echo of the other node, and waits for the answer. */
    void ask(Object question) throws Exception;

    /**
     * Watches the echo of the other node.
     *
     * @param lost is told when it cannot be reached any more
     */
    void watch(Runnable lost) throws Exception;

    @Override
    void close();
}
