package dev.actors.spring;

import dev.actors.ActorInfo;
import dev.actors.CrashReport;
import dev.actors.DeadLetter;
import dev.actors.ExitReason;

import org.springframework.context.event.EventListener;

/**
 * What has happened to an actor, as an application event: a bean's {@link EventListener} method
 * takes all of them, or one kind. Listeners are called on a thread of their own, one event after
 * another in the order in which they happened; see {@link ActorEventPublisher} for what a slow one
 * misses.
 */
public sealed interface ActorEvent {

    /**
     * An actor has crashed. {@link Restarted} or {@link Exited} follows.
     *
     * @param report how it crashed: the exception, the message, its sender and the restarts that
     *     were left
     */
    record Crashed(CrashReport report) implements ActorEvent {}

    /**
     * A supervised actor runs again after its last run had ended.
     *
     * @param actor the actor, with its restart counted
     * @param reason how the last run ended
     */
    record Restarted(ActorInfo actor, ExitReason reason) implements ActorEvent {}

    /**
     * An actor has ended for good.
     *
     * @param actor the actor at its end
     * @param reason why it ended
     */
    record Exited(ActorInfo actor, ExitReason reason) implements ActorEvent {

        /**
         * Tells whether its restarts were spent: its supervision would have restarted it, had there
         * been one left.
         *
         * @return false if it came to its end, was ended, or is not restarted at all
         */
        public boolean gaveUp() {
            Integer left = actor.restartsLeft();
            return reason instanceof ExitReason.Failed
                    && (left == null ? actor.restarts() > 0 : left == 0);
        }
    }

    /**
     * Nobody handles a message.
     *
     * @param letter the message and why
     */
    record DeadLettered(DeadLetter letter) implements ActorEvent {}
}
