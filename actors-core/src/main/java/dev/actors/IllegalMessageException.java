package dev.actors;

/**
 * A message, argument, reply or view cannot be shared with another actor; the message names the
 * class and the way out.
 */
public final class IllegalMessageException extends ActorException {

    private static final long serialVersionUID = 1L;

    IllegalMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
