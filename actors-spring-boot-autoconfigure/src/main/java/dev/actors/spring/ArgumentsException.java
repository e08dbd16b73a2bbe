package dev.actors.spring;

/**
 * Arguments that do not fit a behaviour; the message says which and why, and can be shown to
 * whoever gave them.
 */
public final class ArgumentsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    ArgumentsException(String message) {
        super(message);
    }
}
