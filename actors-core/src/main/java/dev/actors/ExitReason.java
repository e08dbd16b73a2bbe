package dev.actors;

import org.jspecify.annotations.Nullable;

/** Why an actor ended. An actor ends once. */
public sealed interface ExitReason {

    /**
     * It came to its end and returned.
     *
     * @param result what it returned; what {@code await} gives
     */
    record Normal(@Nullable Object result) implements ExitReason {}

    /**
     * It threw.
     *
     * @param cause what it threw
     */
    record Failed(Throwable cause) implements ExitReason {}

    /** It was killed. */
    record Killed() implements ExitReason {}

    /** It was stopped, or its node was closed. */
    record Shutdown() implements ExitReason {}

    /** It lives on another node, which cannot be reached. Not known whether it lives. */
    record NoConnection() implements ExitReason {}

    /** It is dead, and the node no longer knows, or never knew, why. */
    record Unknown() implements ExitReason {}

    /** The kinds of reason, as metrics and logs name them. */
    enum Kind {
        /** See {@link Normal}. */
        NORMAL,
        /** See {@link Failed}. */
        ERROR,
        /** See {@link ExitReason.Killed}. */
        KILLED,
        /** See {@link Shutdown}. */
        SHUTDOWN,
        /** See {@link NoConnection}. */
        NOCONNECTION,
        /** See {@link Unknown}. */
        UNKNOWN
    }

    /**
     * The kind of this reason.
     *
     * @return its kind
     */
    default Kind kind() {
        return switch (this) {
            case Normal _ -> Kind.NORMAL;
            case Failed _ -> Kind.ERROR;
            case Killed _ -> Kind.KILLED;
            case Shutdown _ -> Kind.SHUTDOWN;
            case NoConnection _ -> Kind.NOCONNECTION;
            case Unknown _ -> Kind.UNKNOWN;
        };
    }
}
