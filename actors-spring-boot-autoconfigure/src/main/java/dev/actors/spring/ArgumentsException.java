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

    /** The same as a mistake in the application, for arguments that come with it. */
    InvalidActorException asMistakeOf(BehaviorDefinition behavior, String what) {
        return new InvalidActorException(
                behavior.actor(),
                what
                        + " as '"
                        + behavior.name()
                        + "', and its arguments do not fit: "
                        + getMessage(),
                "Set actors.behaviors."
                        + behavior.name()
                        + ".args.*, or give the record's components a @DefaultValue.");
    }
}
