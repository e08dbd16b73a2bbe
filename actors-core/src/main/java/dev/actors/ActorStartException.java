package dev.actors;

import org.jspecify.annotations.Nullable;

/** An actor ended before it had started. The cause is what it threw, if it threw. */
public final class ActorStartException extends ActorException {

    private static final long serialVersionUID = 1L;

    ActorStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
