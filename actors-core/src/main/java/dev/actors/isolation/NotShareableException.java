package dev.actors.isolation;

import java.util.Collection;

/** An object that can neither be shared nor copied; the message names the class and the way out. */
public final class NotShareableException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private NotShareableException(String message) {
        super(message);
    }

    static NotShareableException of(Class<?> type, String whatIsWrong) {
        return new NotShareableException("A " + type.getTypeName() + " " + whatIsWrong);
    }

    /** For a class whose instances can neither be shared nor copied. */
    static NotShareableException refused(Class<?> type) {
        return of(type, "can neither be shared nor copied" + wayOut(type));
    }

    private static String wayOut(Class<?> type) {
        if (type.isHidden() && type.isSynthetic()) {
            return ", since a lambda does not show what it holds. Send a record or an enum that"
                    + " says what to do, and let the receiver do it.";
        }
        return Collection.class.isAssignableFrom(type)
                ? ": of the collections, lists, sets and maps are. Send a list of what it holds, or"
                        + " register a MessageCopier for it."
                : ". Make it a record, send what it holds as a record, map or list, or register a"
                        + " MessageCopier for it.";
    }

    static NotShareableException cyclic(int maxDepth) {
        return new NotShareableException(
                "A message is cyclic or nested deeper than "
                        + maxDepth
                        + " levels. Send it without the cycle, for instance with addresses or"
                        + " keys in place of references.");
    }
}
