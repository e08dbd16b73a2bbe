package dev.actors.autoconfigure;

import org.springframework.util.unit.DataSize;

import java.util.function.Supplier;

/** A property below {@code actors} whose value makes no sense. It stops the application's start. */
final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidSettingException(String message) {
        super(message);
    }

    InvalidSettingException(String message, IllegalArgumentException cause) {
        super(message, cause);
    }

    /** The bytes of what is kept in one array. */
    static int bytes(String property, DataSize size) {
        if (size.toBytes() > Integer.MAX_VALUE) {
            throw new InvalidSettingException(
                    property + " is less than 2 GB, not " + size.toBytes() + " bytes.");
        }
        return (int) size.toBytes();
    }

    /** Makes what does not know of which property it refuses the value. */
    static <T> T checked(String property, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(property + ": " + e.getMessage(), e);
        }
    }

    /** Makes what says itself which property it refuses. */
    static <T> T checked(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(String.valueOf(e.getMessage()), e);
        }
    }
}
