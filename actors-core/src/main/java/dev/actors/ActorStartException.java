package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** An actor ended before it had started. The cause is what it threw, if it threw. */
public final class ActorStartException extends ActorException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Address actor;

    /**
     * A failed start, as the node reports it, or a supervisor that names the child.
     *
     * @param message which actor did not start, and why
     * @param cause what it threw; null if it threw nothing
     */
    public ActorStartException(String message, @Nullable Throwable cause) {
        this(message, cause, null);
    }

    ActorStartException(String message, @Nullable Throwable cause, @Nullable Address actor) {
        super(message, cause);
        this.actor = actor;
    }

    /**
     * The actor that has ended, by which its node still knows what it was and why it ended.
     *
     * @return its address; empty if another node, or a supervisor, tells of it
     */
    public Optional<Address> actor() {
        return Optional.ofNullable(actor);
    }
}
