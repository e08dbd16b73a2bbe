package dev.actors.test;

import dev.actors.TimeSource;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A time that stands still until a test advances it. It begins on 1 January 2026, 00:00 UTC.
 *
 * <p>Only what is due happens in {@link #advance}; what actors then do about it, they do on their
 * own threads. An actor's time-out begins when the actor comes to wait: see to it by {@link
 * #awaitScheduled} before advancing the clock. A probe's time-outs do not depend on this clock.
 */
public final class ManualClock implements TimeSource {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What is to be run; guarded by this object's monitor, as all fields are. */
    private final TreeMap<Moment, Runnable> agenda = new TreeMap<>();

    private long nanos;
    private long lastNumber;

    /** When an action is due; of those due together, the one scheduled first comes first. */
    private record Moment(long nanos, long number) implements Comparable<Moment> {
        @Override
        public int compareTo(Moment other) {
            int byTime = Long.compare(nanos, other.nanos);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    /** A clock that shows the start. */
    public ManualClock() {}

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized Instant now() {
        return START.plusNanos(nanos);
    }

    @Override
    public synchronized Runnable schedule(Duration delay, Runnable action) {
        Moment moment = new Moment(after(delay), ++lastNumber);
        agenda.put(moment, action);
        notifyAll();
        return () -> cancel(moment);
    }

    private synchronized void cancel(Moment moment) {
        agenda.remove(moment);
    }

    /**
     * Lets time pass. What becomes due runs on the calling thread, in order, each action at its own
     * time; what an action schedules runs too if it is due within the same time.
     *
     * @param duration how much time, zero or more
     * @throws IllegalArgumentException if it is negative
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Time only goes forward, not by " + duration);
        }
        long end = after(duration);
        for (Runnable due = next(end); due != null; due = next(end)) {
            due.run();
        }
    }

    /** Goes to the next action and takes it, or to the end. */
    private synchronized @Nullable Runnable next(long end) {
        Map.Entry<Moment, Runnable> first = agenda.firstEntry();
        boolean due = first != null && first.getKey().nanos() <= end;
        nanos = Math.max(nanos, due ? first.getKey().nanos() : end);
        if (due) {
            agenda.pollFirstEntry();
        }
        return due ? first.getValue() : null;
    }

    /**
     * How many actions wait for their time: time-outs and timers.
     *
     * @return their number
     */
    public synchronized int scheduled() {
        return agenda.size();
    }

    /**
     * Waits until actions are scheduled, so that an actor which is about to wait with a time-out
     * does so before the clock is advanced.
     *
     * @param count how many at least, those scheduled before included
     * @throws AssertionError if there are fewer after 5 seconds of real time
     * @throws InterruptedException if the thread was interrupted while it waited
     */
    public synchronized void awaitScheduled(int count) throws InterruptedException {
        long start = System.nanoTime();
        while (agenda.size() < count) {
            long left = PATIENCE.minusNanos(System.nanoTime() - start).toMillis();
            if (left <= 0) {
                throw new AssertionError(
                        "After "
                                + Texts.of(PATIENCE)
                                + " "
                                + agenda.size()
                                + " time-outs and timers are scheduled, not "
                                + count
                                + ". Has the actor come to wait with a time-out?");
            }
            wait(left);
        }
    }

    /** A moment so much later; centuries are as good as for ever. */
    private synchronized long after(Duration delay) {
        try {
            return Math.addExact(nanos, delay.toNanos());
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
