package dev.actors;

/** The actor asked or awaited is dead, or died before it answered. */
public final class DeadActorException extends ActorException {

    private static final long serialVersionUID = 1L;

    private final transient ExitReason reason;

    DeadActorException(String message, ExitReason reason) {
        super(message, reason instanceof ExitReason.Failed failed ? failed.cause() : null);
        this.reason = reason;
    }

    /**
     * Why the actor ended.
     *
     * @return its exit reason; {@link ExitReason.Unknown} if the node no longer knows it
     */
    public ExitReason reason() {
        return reason;
    }
}
