package dev.actors;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Decides what becomes of an actor whose incarnation has ended: the one place where a restart comes
 * from.
 *
 * <p>A restart is not an exit: the actor keeps its address, names, mailbox, links and the monitors
 * on it; only the message that crashed it is gone. An actor that is stopped for good, or that fails
 * to start the first time, is not put before its supervision.
 */
public interface Supervision {

    /** Makes the supervision of an actor that is being spawned. */
    @FunctionalInterface
    interface Factory {

        /**
         * Makes a supervision for one actor. It must not block.
         *
         * @param child the actor, which has not started yet
         * @return its supervision
         */
        Supervision create(Child child);
    }

    /**
     * An incarnation has ended. The actor is suspended, and its mailbox fills, until its {@link
     * Child} is restarted or given up, now or later and from any thread. This method must not
     * block; if it throws, the actor ends.
     *
     * @param reason how the incarnation ended
     */
    void incarnationEnded(ExitReason reason);

    /** An incarnation has started, the first one or after a restart. This must not block. */
    default void incarnationStarted() {}

    /**
     * The restarts that the actor may still have at this moment, for those who look at it. Called
     * from any thread; it must not block.
     *
     * @return their number, zero if the actor gives up when it ends now; empty if it is not
     *     restarted or nobody counts
     */
    default OptionalInt restartsLeft() {
        return OptionalInt.empty();
    }

    /** A supervised actor, as its supervision sees it. */
    sealed interface Child permits Supervised {

        /**
         * Where it is reached.
         *
         * @return its address
         */
        Address address();

        /**
         * The time that restarts are counted by.
         *
         * @return its node's time source
         */
        TimeSource time();

        /**
         * The chance that spreads delays.
         *
         * @return its node's source of random numbers
         */
        RandomGenerator random();

        /**
         * Ends the running incarnation but not the actor, as a stop does: it may finish the message
         * in hand, within its shutdown time-out. Its supervision then hears of the end. Returns at
         * once; does nothing if the actor is suspended or has ended.
         */
        void suspend();

        /**
         * Runs the actor again, with its arguments given afresh, once the children that it had
         * spawned linked have been stopped and have ended. Does nothing unless the actor is
         * suspended.
         *
         * @param delay how long to wait before that, from the end of those children; messages are
         *     kept meanwhile
         */
        void restart(Duration delay);

        /**
         * Ends the actor for good, with the reason of its last incarnation. Does nothing unless the
         * actor is suspended.
         */
        void giveUp();

        /**
         * Puts an event of this child before the actor that supervises it, whether or not its
         * mailbox has room. If that actor is dead, this one gives up: no child outlives its
         * supervisor.
         *
         * @param supervisor the supervising actor
         * @param event what it shall receive; it is not isolated
         */
        void report(Address supervisor, Object event);
    }
}
