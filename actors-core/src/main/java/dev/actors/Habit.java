package dev.actors;

import java.util.concurrent.TimeUnit;

/**
 * What is known of the turns of one behaviour: whether they block, or compute for long.
 *
 * <p>A turn found blocked is a strike. With the first one all turns of the behaviour move to
 * virtual threads for 100 ms, with each further one for twice as long, up to about a minute. When
 * that time is over, one turn is tried on a worker: if it blocks, that is the next strike, and if
 * not, one strike is forgiven and the next turn tried. So a pause in which a class was loaded is
 * soon forgotten, while a behaviour that always blocks holds up a worker once a minute.
 *
 * <p>Once a turn is found to compute for long, the next ones begin on a worker that has given up
 * its place, until one of them is short again.
 *
 * <p>Invariant. {@code swift} says that there is no strike and that no turn computes for long. All
 * fields change under this object's lock.
 */
final class Habit {

    /** Of turns that are declared to block. */
    static final Habit BLOCKING = new Habit(true);

    /** Where the next turn runs. */
    enum Ground {
        WORKER,
        /** A worker, which tells how it went by {@link #passed}. */
        WORKER_ON_TRIAL,
        /** A worker without a place, which tells how it went by {@link #computed}. */
        RELIEVED_WORKER,
        VIRTUAL_THREAD
    }

    /** So many nanoseconds of computing are long. */
    static final long LONG = TimeUnit.MILLISECONDS.toNanos(5);

    private static final long FIRST = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MOST_STRIKES = 10;

    private final boolean declared;
    private volatile boolean swift;
    private long lastsUntil;
    private int strikes;
    private boolean computes;
    private boolean onTrial;

    /**
     * The habit of a behaviour that has not run yet.
     *
     * @param blocking that its turns block, once and for all
     */
    Habit(boolean blocking) {
        declared = blocking;
        swift = !blocking;
    }

    /** Whether the turns are short as far as is known; cheap enough to ask each time. */
    boolean isSwift() {
        return swift;
    }

    /**
     * Whether a turn that began now would run on a virtual thread.
     *
     * @param now nanoseconds
     */
    synchronized boolean blocks(long now) {
        return declared || (strikes > 0 && (onTrial || now - lastsUntil < 0));
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
        onTrial = strikes > 0;
        if (onTrial) {
            return Ground.WORKER_ON_TRIAL;
        }
        return computes ? Ground.RELIEVED_WORKER : Ground.WORKER;
    }

    /**
     * A turn on a worker was found blocked. What began before the last strike counts no more.
     *
     * @param now nanoseconds
     */
    synchronized void blocked(long now) {
        if (strikes == 0 || onTrial) {
            onTrial = false;
            strikes = Math.min(strikes + 1, MOST_STRIKES);
            lastsUntil = now + (FIRST << (strikes - 1));
            sumUp();
        }
    }

    /** The turn on trial has ended. */
    synchronized void passed() {
        if (onTrial) {
            onTrial = false;
            strikes--;
            sumUp();
        }
    }

    /** A turn was found to compute for long. */
    synchronized void computes() {
        computes = true;
        sumUp();
    }

    /**
     * A turn on a relieved worker has ended.
     *
     * @param nanos how long it took
     */
    synchronized void computed(long nanos) {
        computes = nanos >= LONG;
        sumUp();
    }

    private void sumUp() {
        swift = !declared && strikes == 0 && !computes;
    }
}
