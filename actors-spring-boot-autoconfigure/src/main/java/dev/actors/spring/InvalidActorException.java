package dev.actors.spring;

/** An {@link Actor} class that cannot work as it is written. It stops the application's start. */
public final class InvalidActorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    InvalidActorException(Class<?> actor, String mistake, String action) {
        super("The actor class " + actor.getName() + " " + mistake);
        this.action = action;
    }

    /**
     * What to do about it.
     *
     * @return the remedy
     */
    public String action() {
        return action;
    }
}
