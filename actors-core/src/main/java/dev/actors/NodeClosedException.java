package dev.actors;

/** The node is closed or closing and takes no new work. */
public final class NodeClosedException extends ActorException {

    private static final long serialVersionUID = 1L;

    NodeClosedException(String node) {
        super("Node " + node + " is closed, or not open yet, and takes no work.", null);
    }
}
