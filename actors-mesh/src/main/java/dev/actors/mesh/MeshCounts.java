package dev.actors.mesh;

/**
 * What has come of messages over a mesh.
 *
 * @param outboxBytes bytes that wait to be sent, to all nodes together
 * @param refused frames from strangers, greetings apart, or that were not understood
 * @param overflowed messages from other nodes that found a mailbox full here
 * @param overflowedElsewhere messages from here that found a mailbox full on other nodes
 */
public record MeshCounts(
        long outboxBytes, long refused, long overflowed, long overflowedElsewhere) {

    static final MeshCounts NONE = new MeshCounts(0, 0, 0, 0);
}
