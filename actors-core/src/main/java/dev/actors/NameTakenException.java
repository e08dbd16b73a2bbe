package dev.actors;

/** A name is already registered for another living actor. */
public final class NameTakenException extends ActorException {

    private static final long serialVersionUID = 1L;

    NameTakenException(String name) {
        super(
                "The name '"
                        + name
                        + "' is taken. Choose another one, or stop the actor that has it.",
                null);
    }
}
