package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * How an actor crashed.
 *
 * @param actor the actor as it crashed, before its supervision decided on it: {@link
 *     ActorInfo#restartsLeft} zero says that it gives up
 * @param cause what it threw
 * @param message the message that it crashed over; null if it had none in hand
 * @param sender where the reply to that message would have gone; null if nobody had asked
 */
public record CrashReport(
        ActorInfo actor, Throwable cause, @Nullable Object message, @Nullable Address sender) {

    /**
     * What the message was, without what it said.
     *
     * @return the simple name of its class; null if there was no message
     */
    public @Nullable String messageType() {
        return message == null ? null : Envelope.typeOf(message);
    }
}
