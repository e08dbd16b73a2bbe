package dev.actors;

import org.jspecify.annotations.Nullable;

/** A message in a mailbox. The links belong to the {@link Mailbox}. */
final class Envelope {

    final Object message;
    final @Nullable Ask ask;

    /** What it counts in the mailbox's size: a look at the state counts nothing. */
    final int weight;

    @Nullable Envelope next;
    @Nullable Envelope previous;

    Envelope(Object message, @Nullable Ask ask) {
        this.message = message;
        this.ask = ask;
        weight = message instanceof StateQuery ? 0 : 1;
    }

    String messageType() {
        return typeOf(message);
    }

    static String typeOf(Object message) {
        String name = message.getClass().getSimpleName();
        return name.isEmpty() ? message.getClass().getName() : name;
    }
}
