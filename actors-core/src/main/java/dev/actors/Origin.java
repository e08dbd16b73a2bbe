package dev.actors;

import org.jspecify.annotations.Nullable;

/** Where an envelope comes from, if it is more than a message that was sent. */
sealed interface Origin permits Ask, ExitSignal, Monitor, Request, Stamp, StateTimeout, Timer {

    /**
     * Tells that the message means nothing to a run of the receiver any more: it belonged to an
     * earlier run, or was taken back since. Called on the receiver's thread.
     */
    boolean isStaleFor(Incarnation receiver);

    /**
     * Whom a message of it comes from: the reply address of one that was asked. Null where that is
     * not known.
     */
    default @Nullable Address sender(Object message) {
        return null;
    }

    /** The receiver has taken a message of it. */
    default void taken(Object message) {}
}
