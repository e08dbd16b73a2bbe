package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * What goes along with a message where messages are measured or accompanied. It stands in the place
 * of the message's origin, so that where they are not there is nothing of it: no field in an
 * envelope, and no envelope where a bare message would do.
 *
 * @param origin the message's own origin, if it has one
 * @param sentAt when it was sent, by the node's ticker; zero where nobody measures
 * @param context what was captured where it was sent
 */
record Stamp(@Nullable Origin origin, long sentAt, @Nullable Object context) implements Origin {

    @Override
    public @Nullable Address sender(Object message) {
        return origin == null ? null : origin.sender(message);
    }

    @Override
    public boolean isStaleFor(Incarnation receiver) {
        return origin != null && origin.isStaleFor(receiver);
    }

    @Override
    public void taken(Object message) {
        if (origin != null) {
            origin.taken(message);
        }
    }
}
