package dev.actors.benchmarks.peers;

/** The messages of the workloads among a peer's actors. */
final class PeerMessages {

    /** Messages that tell nothing but that they are there. */
    enum Signal {
        TOKEN,
        ITEM,
        ACK,
        GO,
        CRASH
    }

    /** A message that says who has sent it; the last of a window, too. */
    record From(Object sender) {}

    private PeerMessages() {}
}
