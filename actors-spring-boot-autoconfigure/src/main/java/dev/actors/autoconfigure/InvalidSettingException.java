package dev.actors.autoconfigure;

import java.util.function.Supplier;

/** A property below {@code actors} whose value makes no sense. It stops the application's start. */
final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidSettingException(String message) {
        super(message);
    }

    private InvalidSettingException(String message, IllegalArgumentException cause) {
        super(message, cause);
    }

    /** Makes what refuses a setting with the property's name in its message. */
    static <T> T checked(Supplier<T> made) {
        return checked("", made);
    }

    /** Makes what refuses the setting of a property. */
    static <T> T checked(String property, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            String prefix = property.isEmpty() ? "" : property + ": ";
            throw new InvalidSettingException(prefix + e.getMessage(), e);
        }
    }
}
