package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;

/**
 * An ask in which an actor waits, or its wait for another one to start: one link of what may be a
 * ring. Told apart by identity.
 */
final class PendingAsk {

    private final Incarnation asker;
    private final Ask ask;

    /** Null if it is a start. */
    private final @Nullable Object message;

    private final long start;
    private final Duration timeout;

    PendingAsk(Incarnation asker, Ask ask, @Nullable Object message, Duration timeout) {
        this.asker = asker;
        this.ask = ask;
        this.message = message;
        this.timeout = timeout;
        start = asker.cell.node().time().nanoTime();
    }

    /** An actor waits until another one has started, which stands for an answer. */
    static PendingAsk forStart(
            Incarnation waiting, Cell starting, CompletableFuture<Address> start) {
        Ask ask = new Ask(starting.node(), starting);
        Futures.whenDone(start, ask::giveUp);
        return new PendingAsk(waiting, ask, null, ChronoUnit.FOREVER.getDuration());
    }

    Ask ask() {
        return ask;
    }

    boolean isStart() {
        return message == null;
    }

    Cell asker() {
        return asker.cell;
    }

    /** What it waits for, in a few words. */
    String text() {
        return message == null ? "start" : Envelope.typeOf(message);
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
