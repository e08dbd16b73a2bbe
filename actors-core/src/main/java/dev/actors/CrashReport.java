package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * How an actor crashed.
 *
 * @param actor the actor as it crashed, before its supervision decided on it: {@link
 *     ActorInfo#restartsLeft} zero says that it gives up
 * @param cause what it threw
 * @param message the message that it crashed over; null if it had none in hand
 * @param sender where the reply to that message would have gone, if it was asked; the actor that an
 *     {@link Exit}, {@link Down}, {@link Restarted} or {@link Response} comes from; the actor
 *     itself for what a timer of its own brought. Null for a message that was sent: it stands in
 *     the mailbox bare, with nothing of its sender. Put an address into the message where that is
 *     needed
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
