package dev.actors;

/**
 * No reply came in time. The message names the actor, the message's type, the time waited and what
 * the actor is doing.
 */
public final class AskTimeoutException extends ActorException {

    private static final long serialVersionUID = 1L;

    AskTimeoutException(String message) {
        super(message, null);
    }
}
