package dev.actors.supervisor;

/** What a {@link SupervisorClient} asks of a supervisor. */
sealed interface ChildCommand {

    /** Start a further child. */
    record Start(ChildSpec child) implements ChildCommand {}

    /** End a child for good, and remember it. */
    record Terminate(String id) implements ChildCommand {}

    /** Start a child anew that has ended for good. */
    record Restart(String id) implements ChildCommand {}

    /** Forget a child that has ended for good. */
    record Delete(String id) implements ChildCommand {}

    /** List the children. */
    record Which() implements ChildCommand {}

    /** Count the children. */
    record Count() implements ChildCommand {}
}
