package dev.actors.benchmarks.mesh;

/**
 * Answers a batch of messages.
 *
 * @param messages how many have come so far
 */
record Acknowledged(long messages) {

    /** How many messages are answered together. */
    static final int BATCH = 200;
}
