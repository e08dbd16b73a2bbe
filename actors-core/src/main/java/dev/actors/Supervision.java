package dev.actors;

import java.time.Duration;

/**
 * Decides what becomes of an actor whose incarnation has ended: the one place where a restart comes
 * from.
 *
 * <p>A restart is not an exit: the actor keeps its address, names and mailbox; only the message
 * that crashed it is gone. An actor that is stopped for good, or that fails to start the first
 * time, is not put before its supervision.
 */
@FunctionalInterface
public interface Supervision {

    /**
     * An incarnation has ended. The actor is suspended, and its mailbox fills, until one of {@link
     * Child}'s methods is called, now or later and from any thread. This method must not block; if
     * it throws, the actor ends.
     *
     * @param child the actor
     * @param reason how its incarnation ended
     */
    void incarnationEnded(Child child, ExitReason reason);

    /** A supervised actor, as its supervision sees it. */
    sealed interface Child permits Lifecycle {

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
         * Runs the actor again, with its arguments given afresh. Does nothing unless the actor is
         * suspended.
         *
         * @param delay how long to wait before; messages are kept meanwhile
         */
        void restart(Duration delay);

        /**
         * Ends the actor for good, with the reason of its last incarnation. Does nothing unless the
         * actor is suspended.
         */
        void giveUp();
    }
}
