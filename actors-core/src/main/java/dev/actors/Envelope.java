package dev.actors;

import org.jspecify.annotations.Nullable;

/** A message in a mailbox. The links belong to the {@link Mailbox}. */
final class Envelope {

    final Object message;
    private final @Nullable Origin origin;

    /** What it counts in the mailbox's size. */
    final byte weight;

    /** Whether a mailbox that is full may lose it. */
    boolean expendable;

    /** Set once a full mailbox has lost it. */
    boolean dropped;

    @Nullable Envelope next;
    @Nullable Envelope previous;

    Envelope(Object message, @Nullable Origin origin) {
        this.message = message;
        this.origin = origin;
        weight = (byte) (message instanceof KernelMessage ? 0 : 1);
    }

    /** The ask that it brings, if it is one. */
    @Nullable Ask ask() {
        return origin instanceof Ask ask ? ask : null;
    }

    boolean isStaleFor(Incarnation receiver) {
        return origin != null && origin.isStaleFor(receiver);
    }

    void taken() {
        if (origin != null) {
            origin.taken(message);
        }
    }

    /** Made by the kernel itself: nobody misses it when its receiver is dead. */
    boolean isSignal() {
        return message instanceof KernelMessage || (origin != null && !(origin instanceof Ask));
    }

    String messageType() {
        return typeOf(message);
    }

    static String typeOf(Object message) {
        String name = message.getClass().getSimpleName();
        return name.isEmpty() ? message.getClass().getName() : name;
    }
}
