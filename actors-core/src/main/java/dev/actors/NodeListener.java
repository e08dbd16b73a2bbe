package dev.actors;

/**
 * Hears what happens to the actors of a node. The methods are called on the thread where it
 * happened, often an actor's: they must be quick and must not block. What they throw is logged and
 * otherwise ignored.
 */
public interface NodeListener {

    /**
     * A behaviour runs on the node for the first time. It is called once per behaviour name, before
     * its first actor starts.
     *
     * @param statistics the behaviour's live counters
     */
    default void behaviorSeen(BehaviorStatistics statistics) {}

    /**
     * An actor has crashed by itself: its code threw. What becomes of it is told next, by {@link
     * #restarted} or {@link #ended}.
     *
     * @param report how it crashed
     */
    default void crashed(CrashReport report) {}

    /**
     * A supervised actor is about to run again after a crash.
     *
     * @param actor the actor, with its restart counted
     * @param reason how its last incarnation ended
     */
    default void restarted(ActorInfo actor, ExitReason reason) {}

    /**
     * An actor has ended for good. Its names are free already.
     *
     * @param actor the actor at its end
     * @param reason why it ended
     */
    default void ended(ActorInfo actor, ExitReason reason) {}

    /**
     * A message will be handled by nobody.
     *
     * @param letter the message and why
     */
    default void deadLetter(DeadLetter letter) {}
}
