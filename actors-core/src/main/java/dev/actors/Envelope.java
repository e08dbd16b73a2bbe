package dev.actors;

import org.jspecify.annotations.Nullable;

/** A message in a mailbox. The links belong to the {@link Mailbox}. */
final class Envelope {

    final Object message;
    final @Nullable Ask ask;

    @Nullable Envelope next;
    @Nullable Envelope previous;

    Envelope(Object message, @Nullable Ask ask) {
        this.message = message;
        this.ask = ask;
    }

    String messageType() {
        return typeOf(message);
    }

    static String typeOf(Object message) {
        String name = message.getClass().getSimpleName();
        return name.isEmpty() ? message.getClass().getName() : name;
    }
}
