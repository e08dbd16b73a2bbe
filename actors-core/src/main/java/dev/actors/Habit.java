package dev.actors;

import java.util.concurrent.TimeUnit;

/**
 * What is known of the turns of one behaviour: whether they block.
 *
 * <p>A turn found blocked is a strike. With the first one all turns of the behaviour move to
 * virtual threads for 100 ms, with each further one for twice as long, up to about a minute. When
 * that time is over, one turn is tried on a worker: if it blocks, that is the next strike, and if
 * not, one strike is forgiven and the next turn tried. So a pause in which a class was loaded is
 * soon forgotten, while a behaviour that always blocks holds up a worker once a minute.
 *
 * <p>Invariant. {@code lastsUntil} is {@code UNKNOWN} exactly while there is no strike; it and the
 * other fields change under this object's lock.
 */
final class Habit {

    /** Of turns that are declared to block. */
    static final Habit BLOCKING = new Habit(true);

    /** Where the next turn runs. */
    enum Ground {
        WORKER,
        /** A worker, which tells how it went by {@link #passed}. */
        WORKER_ON_TRIAL,
        VIRTUAL_THREAD
    }

    private static final long UNKNOWN = Long.MIN_VALUE;
    private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MOST_STRIKES = 10;

    private final boolean declared;
    private volatile long lastsUntil;
    private int strikes;
    private boolean onTrial;

    /**
     * The habit of a behaviour that has not run yet.
     *
     * @param blocking that its turns block, once and for all
     */
    Habit(boolean blocking) {
        declared = blocking;
        lastsUntil = blocking ? 0 : UNKNOWN;
    }

    /** Whether the turns belong on workers as far as is known; cheap enough to ask each time. */
    boolean isSwift() {
        return lastsUntil == UNKNOWN;
    }

    /**
     * Whether a turn that began now would run on a virtual thread.
     *
     * @param now nanoseconds
     */
    synchronized boolean blocks(long now) {
        return !isSwift() && (declared || onTrial || now - lastsUntil < 0);
    }

    /**
     * Chooses where a turn runs that is about to begin.
     *
     * @param now nanoseconds
     */
    synchronized Ground choose(long now) {
        if (blocks(now)) {
            return Ground.VIRTUAL_THREAD;
        }
        onTrial = !isSwift();
        return onTrial ? Ground.WORKER_ON_TRIAL : Ground.WORKER;
    }

    /**
     * A turn on a worker was found blocked. What began before the last strike counts no more.
     *
     * @param now nanoseconds
     */
    synchronized void blocked(long now) {
        if (isSwift() || onTrial) {
            onTrial = false;
            strikes = Math.min(strikes + 1, MOST_STRIKES);
            lastsUntil = now + (FIRST << (strikes - 1));
        }
    }

    /** The turn on trial has ended. */
    synchronized void passed() {
        if (onTrial) {
            onTrial = false;
            strikes--;
            if (strikes == 0) {
                lastsUntil = UNKNOWN;
            }
        }
    }
}
