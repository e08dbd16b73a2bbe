package dev.actors;

import java.util.function.LongSupplier;

/**
 * What the overseer has seen of one worker's turn.
 *
 * <p>A turn that goes on is judged by what its thread did since the last look. If it used less than
 * half of that time as CPU time, and waits, the turn is blocked. Whether it waits takes more than
 * its {@link Thread.State}: a thread that reads a socket counts as runnable, but is in native code;
 * one that has to wait for a free CPU is not.
 */
final class Watch {

    /** What a turn is found to be. */
    enum Finding {
        /** New, or none at all. */
        NOTHING,
        /** Under way since the last look. */
        SLOW,
        /** Under way for long, on a CPU or in want of one. */
        BUSY,
        /** Found waiting at least once. */
        BLOCKED
    }

    /** How a thread is looked at. */
    interface Gauge {

        /** CPU time so far, in nanoseconds; stands still where the platform does not tell. */
        long cpuTime(Thread thread);

        /** Whether it waits, sleeps, or is in native code. */
        boolean waits(Thread thread);
    }

    private final Thread thread;
    private final LongSupplier turns;
    private final Gauge gauge;
    private long turn;
    private long began;
    private long lastLook;
    private long cpuTime;
    private Finding found = Finding.NOTHING;

    /**
     * A watch over one thread.
     *
     * @param turns counts the beginnings and ends of its turns: odd while one is under way
     */
    Watch(Thread thread, LongSupplier turns, Gauge gauge) {
        this.thread = thread;
        this.turns = turns;
        this.gauge = gauge;
    }

    /** What the last look has found. */
    Finding found() {
        return found;
    }

    /**
     * Looks again.
     *
     * @param now nanoseconds
     */
    Finding look(long now) {
        long current = turns.getAsLong();
        if (current != turn || current % 2 == 0 || now == began) {
            turn = current;
            began = now;
            found = Finding.NOTHING;
            return found;
        }
        long used = gauge.cpuTime(thread) - cpuTime;
        boolean blocked =
                found != Finding.NOTHING && used < (now - lastLook) / 2 && gauge.waits(thread);
        if (turns.getAsLong() != current) {
            return Finding.NOTHING;
        }
        cpuTime += used;
        lastLook = now;
        found = judge(blocked, now - began >= Habit.LONG);
        return found;
    }

    private Finding judge(boolean blocked, boolean busy) {
        if (blocked || found == Finding.BLOCKED) {
            return Finding.BLOCKED;
        }
        return busy || found == Finding.BUSY ? Finding.BUSY : Finding.SLOW;
    }
}
