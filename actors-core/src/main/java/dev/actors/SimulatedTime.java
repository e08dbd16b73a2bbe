package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.TreeSet;

/** A time that leaps to what is due next, when it is told to. */
final class SimulatedTime implements TimeSource {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final TreeSet<Action> actions =
            new TreeSet<>(Comparator.comparingLong(Action::due).thenComparingLong(Action::number));
    private long nanos;
    private long lastNumber;

    private record Action(long due, long number, Runnable code) {}

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized Instant now() {
        return START.plusNanos(nanos);
    }

    @Override
    public synchronized Runnable schedule(Duration delay, Runnable code) {
        long due = Math.min(Long.MAX_VALUE - nanos, Wait.nanos(delay)) + nanos;
        Action action = new Action(due, ++lastNumber, code);
        actions.add(action);
        return () -> cancel(action);
    }

    private synchronized void cancel(Action action) {
        actions.remove(action);
    }

    /** Leaps to the next action and takes it; null if nothing is ever due. */
    synchronized @Nullable Runnable leap() {
        Action next = actions.pollFirst();
        if (next == null) {
            return null;
        }
        nanos = Math.max(nanos, next.due());
        return next.code();
    }
}
