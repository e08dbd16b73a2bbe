package dev.actors.mesh;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** Something cannot be written to the wire, or read from it. The message says what, and why. */
final class WireException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whose fault it is, and so what to do about it. */
    enum Kind {
        /** A value has a class that cannot travel. */
        NOT_SENDABLE,
        /** It breaks a limit of size or depth. */
        TOO_LARGE,
        /** The bytes come from another version of this library. */
        UNKNOWN_VERSION,
        /** They are written in the format that other meshes have. */
        OTHER_FORMAT,
        /** They have a type that is not registered here, or is another one here. */
        UNKNOWN_TYPE,
        /** They are no frame. */
        MALFORMED
    }

    private static final int MAX_LENGTH = 500;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Kind kind;
    private final @Nullable Long ask;
    private final transient @Nullable Frame standIn;

    WireException(Kind kind, String message) {
        this(kind, message, null, null, null);
    }

    WireException(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, cause, null, null);
    }

    private WireException(
            Kind kind,
            String message,
            @Nullable Throwable cause,
            @Nullable Long ask,
            @Nullable Frame standIn) {
        super(onOneLine(message), cause);
        this.kind = kind;
        this.ask = ask;
        this.standIn = standIn;
    }

    /** What another node says may be in the message, and the message in a log. */
    static String onOneLine(String message) {
        String text =
                message.length() <= MAX_LENGTH ? message : message.substring(0, MAX_LENGTH) + "...";
        return CONTROL.matcher(text).replaceAll("?");
    }

    Kind kind() {
        return kind;
    }

    /** The number of the ask whose message could not be read; null if it is none. */
    @Nullable Long ask() {
        return ask;
    }

    WireException inAsk(long number) {
        return new WireException(kind, String.valueOf(getMessage()), this, number, null);
    }

    /** The frame that is to be taken for the one that could not be read; null if there is none. */
    @Nullable Frame standIn() {
        return standIn;
    }

    WireException with(@Nullable Frame standIn) {
        return standIn == null
                ? this
                : new WireException(kind, String.valueOf(getMessage()), this, null, standIn);
    }
}
