package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * A supervisor has given up: its children would have been restarted more often than it may restart
 * them. It is the supervisor's end, so that a supervisor above it restarts it or gives up in turn.
 * The cause is what the last child threw, if it threw.
 */
public final class RestartLimitException extends ActorException {

    private static final long serialVersionUID = 1L;

    /**
     * The end of a supervisor.
     *
     * @param message the supervisor, its limit, the child, how that ended and the way out
     * @param cause what the child threw; null if it threw nothing
     */
    public RestartLimitException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
