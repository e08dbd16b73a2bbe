package dev.actors;

/**
 * A message for the actor of a key that was sent to another node, where the key belonged before: on
 * its way between nodes it stands in the place of the message. An actor that has not begun yet gets
 * it before what was sent to its own node.
 *
 * @param message what was sent; isolated
 */
public record PassedOn(Object message) {

    static PassedOn of(Object message) {
        return message instanceof PassedOn passed ? passed : new PassedOn(message);
    }

    static Object without(Object message) {
        return message instanceof PassedOn(Object sent) ? sent : message;
    }
}
