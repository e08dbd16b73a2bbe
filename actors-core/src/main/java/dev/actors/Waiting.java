package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * A wait of an actor in the kernel, for others to see.
 *
 * @param what a pattern, or the name of what it waits for
 * @param on the actor that it waits for, if it waits for one
 * @param thread the thread that waits
 * @param pending the ask, if it waits in one
 */
record Waiting(Object what, @Nullable Cell on, Thread thread, @Nullable PendingAsk pending) {

    Waiting(Object what, @Nullable Cell on) {
        this(what, on, Thread.currentThread(), null);
    }

    /** The wait can be seen by now: an ask fails if it closes a ring of asks. */
    void look(AskCycles cycles) {
        if (pending != null) {
            cycles.look(pending);
        }
    }

    String text() {
        return on == null ? what.toString() : what + " of " + Reports.name(on);
    }
}
