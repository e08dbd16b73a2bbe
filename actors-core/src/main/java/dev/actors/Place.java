package dev.actors;

/** Where the actor of a key lives, in the eyes of one node. */
public sealed interface Place {

    /** On the node that asks. */
    record Here() implements Place {}

    /**
     * On another node, to which a message is passed on where there is a way.
     *
     * @param node its name, {@code HOST:PORT}
     */
    record On(String node) implements Place {}

    /**
     * Nowhere now: none may be started.
     *
     * @param reason why, in a sentence for whoever asks for the actor
     */
    record Nowhere(String reason) implements Place {}
}
