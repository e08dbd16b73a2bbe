package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** An ask in which an actor waits: one link of what may be a ring. Told apart by identity. */
final class PendingAsk {

    private final Incarnation asker;
    private final Ask ask;
    private final Object message;
    private final long start;
    private final Duration timeout;

    PendingAsk(Incarnation asker, Ask ask, Object message, Duration timeout) {
        this.asker = asker;
        this.ask = ask;
        this.message = message;
        this.timeout = timeout;
        start = asker.cell.node().time().nanoTime();
    }

    Ask ask() {
        return ask;
    }

    Cell asker() {
        return asker.cell;
    }

    String messageType() {
        return Envelope.typeOf(message);
    }

    /** Tells whether nothing but an answer of the ask's holder lets the asker go on. */
    boolean isStuck() {
        return !ask.isDone() && !ask.isLoose() && !asker.isCutShort() && !isTimeUp();
    }

    private boolean isTimeUp() {
        return asker.cell.node().time().nanoTime() - start >= Wait.nanos(timeout);
    }

    /** The ask in which that holder waits itself; null if it does not wait in an ask. */
    @Nullable PendingAsk next() {
        Cell holder = ask.holder();
        Waiting waiting = holder == null ? null : Activity.waiting(holder);
        PendingAsk next = waiting == null ? null : waiting.pending();
        return next != null && next.asker().equals(holder) ? next : null;
    }
}
