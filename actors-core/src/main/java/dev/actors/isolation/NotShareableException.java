package dev.actors.isolation;

/** An object that can neither be shared nor copied; the message names the class and the way out. */
public final class NotShareableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    NotShareableException(String message) {
        super(message);
    }
}
