package dev.actors;

/** An awaited actor did not end in time. */
public final class AwaitTimeoutException extends ActorException {

    private static final long serialVersionUID = 1L;

    AwaitTimeoutException(String message) {
        super(message, null);
    }
}
