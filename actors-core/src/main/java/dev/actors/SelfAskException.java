package dev.actors;

/** An actor asked itself, and would have waited for ever: it cannot answer while it waits. */
public final class SelfAskException extends ActorException {

    private static final long serialVersionUID = 1L;

    SelfAskException(String actor) {
        super(
                actor
                        + " asked itself. Call the method directly, or send the message instead of"
                        + " asking.",
                null);
    }
}
