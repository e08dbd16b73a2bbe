package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The start and the end of an actor, for those who wait for them. */
final class Awaited {

    private final CompletableFuture<ExitReason> termination = new CompletableFuture<>();
    private final @Nullable CompletableFuture<Address> start;

    /** Threads that wait for the end and may give up; guarded by this object's monitor. */
    private final List<Thread> threads = new ArrayList<>(0);

    Awaited(CompletableFuture<Address> start) {
        this.start = start;
    }

    Awaited(@Nullable ExitReason exit) {
        start = null;
        if (exit != null) {
            termination.complete(exit);
        }
    }

    boolean isForStart() {
        return start != null;
    }

    CompletableFuture<ExitReason> termination() {
        return termination;
    }

    /** This thread waits for the end; it is unparked when that has come. */
    synchronized Waiting enter(Cell cell) {
        Waiting waiting = new Waiting("the end", cell);
        threads.add(waiting.thread());
        return waiting;
    }

    synchronized void leave(Thread thread) {
        threads.remove(thread);
    }

    synchronized List<Thread> threads() {
        return List.copyOf(threads);
    }

    /** Tells whether somebody waits for the end. */
    synchronized boolean isOpen() {
        return !threads.isEmpty() || termination.getNumberOfDependents() > 0;
    }

    void started(Address address) {
        if (start != null) {
            start.complete(address);
        }
    }

    void ended(Cell cell, ExitReason reason) {
        if (start != null) {
            start.completeExceptionally(
                    new ActorStartException(
                            Reports.name(cell) + " ended before it had started.",
                            reason instanceof ExitReason.Failed failed ? failed.cause() : null,
                            cell));
        }
        termination.complete(reason);
        threads().forEach(cell.node().engine()::unpark);
    }
}
