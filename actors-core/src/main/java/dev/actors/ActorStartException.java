package dev.actors;

import org.jspecify.annotations.Nullable;

/** An actor ended before it had started. The cause is what it threw, if it threw. */
public final class ActorStartException extends ActorException {

    private static final long serialVersionUID = 1L;

    /**
     * A failed start, as the node reports it, or a supervisor that names the child.
     *
     * @param message which actor did not start, and why
     * @param cause what it threw; null if it threw nothing
     */
    public ActorStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
