package dev.actors;

/** The asked actor has no handler for the message. */
public final class UnhandledMessageException extends ActorException {

    private static final long serialVersionUID = 1L;

    UnhandledMessageException(String message) {
        super(message, null);
    }
}
