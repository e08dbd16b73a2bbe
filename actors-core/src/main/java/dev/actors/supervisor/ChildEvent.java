package dev.actors.supervisor;

import dev.actors.ExitReason;

/** What a supervisor hears of its children; for each child in the order in which it happened. */
sealed interface ChildEvent {

    /** Whom it is about. */
    SupervisedChild child();

    /** An incarnation has started. */
    record Started(SupervisedChild child) implements ChildEvent {}

    /** An incarnation has ended: the child is suspended until the supervisor decides. */
    record Suspended(SupervisedChild child, ExitReason reason) implements ChildEvent {}

    /**
     * The last incarnation of a child that is restarted alone has ended.
     *
     * @param limitReached whether it would be restarted if a restart were left
     */
    record Over(SupervisedChild child, ExitReason reason, boolean limitReached)
            implements ChildEvent {}

    /** The child has ended for good: somebody has stopped it. */
    record Ended(SupervisedChild child) implements ChildEvent {}
}
