package dev.actors.autoconfigure;

/**
 * A property below {@code actors.behaviors} that nothing reads. It stops the application's start.
 */
final class UnknownBehaviorPropertyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    UnknownBehaviorPropertyException(String description, String action) {
        super(description);
        this.action = action;
    }

    /** What to do about it. */
    String action() {
        return action;
    }
}
