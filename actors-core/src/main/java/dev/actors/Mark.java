package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * What a mailbox's word holds while it holds no message, and so what a sender finds: it says what
 * is to be done after a push. Marks are told apart by identity.
 */
final class Mark {

    /** Who runs an actor, as a sender finds it. */
    enum State {

        /** Somebody does, and looks at the mailbox again. */
        RUNNING,

        /** Nobody does: who replaces the mark must schedule the actor. */
        IDLE,

        /** A thread that waits inside a receive: who replaces the mark must unpark it. */
        PARKED,

        /** Nobody ever will again. */
        CLOSED,

        /** Somebody may, but there was no room; it never stands in the word. */
        FULL
    }

    static final Mark RUNNING = new Mark(State.RUNNING, 0, null);
    static final Mark IDLE = new Mark(State.IDLE, 0, null);
    static final Mark CLOSED = new Mark(State.CLOSED, 0, null);
    static final Mark FULL = new Mark(State.FULL, 0, null);

    final State state;

    /** How many messages the consumer holds. */
    final int depth;

    /** The consumer's thread, if it is parked. */
    final @Nullable Thread thread;

    private Mark(State state, int depth, @Nullable Thread thread) {
        this.state = state;
        this.depth = depth;
        this.thread = thread;
    }

    /** The mark of a thread that waits; it can be used again and again. */
    static Mark parked(Thread thread) {
        return new Mark(State.PARKED, 0, thread);
    }

    /** The same mark of a consumer that holds so many messages. */
    Mark holding(int messages) {
        return messages == depth ? this : new Mark(state, messages, thread);
    }
}
