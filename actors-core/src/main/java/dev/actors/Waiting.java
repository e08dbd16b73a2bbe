package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * A wait of an actor in the kernel, for others to see.
 *
 * @param what a pattern, or the name of what it waits for
 * @param on the actor that it waits for, if it waits for one
 * @param thread the thread that waits
 */
record Waiting(Object what, @Nullable Cell on, Thread thread) {

    Waiting(Object what, @Nullable Cell on) {
        this(what, on, Thread.currentThread());
    }

    String text() {
        return on == null ? what.toString() : what + " of " + Reports.name(on);
    }
}
