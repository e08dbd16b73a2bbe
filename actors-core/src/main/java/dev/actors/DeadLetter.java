package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * A message that no actor will handle.
 *
 * @param message the message
 * @param target where it was sent
 * @param behavior the target's behaviour; {@code none} where the target is not known here
 * @param reason why nobody handles it
 * @param cause what the actor threw, if it crashed over the message; or why the message did not get
 *     to another node
 */
public record DeadLetter(
        Object message, Address target, String behavior, Reason reason, @Nullable Throwable cause) {

    /**
     * What the message was, without what it said.
     *
     * @return the simple name of its class
     */
    public String messageType() {
        return Envelope.typeOf(message);
    }

    /** Why a message became a dead letter. */
    public enum Reason {
        /** Its target had ended, or ended before it took the message. */
        DEAD,
        /** Its target is not on this node, and the node knows no way to it. */
        NO_ROUTE,
        /** Its target has no handler for it. */
        UNHANDLED,
        /** Its target's mailbox was full, and it was not to wait for room or to be kept. */
        FULL,
        /** Its handler crashed over it. */
        CRASHED,
        /** Its handler refused it and nobody had asked. */
        REFUSED,
        /** It is a reply to an ask that is already answered or has timed out. */
        LATE_REPLY
    }
}
