package dev.actors;

/**
 * An actor threw while it handled an ask, or ended by an error while it was awaited. The cause is
 * what it threw.
 */
public final class ActorFailedException extends ActorException {

    private static final long serialVersionUID = 1L;

    ActorFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
