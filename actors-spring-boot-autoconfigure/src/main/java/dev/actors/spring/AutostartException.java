package dev.actors.spring;

import dev.actors.ActorStartException;

/**
 * An actor that was to start with the application and did not, by no mistake in how its class is
 * written. It stops the application's start. The cause says how the start failed.
 */
public final class AutostartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    AutostartException(
            BehaviorDefinition behavior, String failure, String action, ActorStartException cause) {
        super(
                "The actor '"
                        + behavior.name()
                        + "' ("
                        + behavior.actor().getName()
                        + ") starts with the application and "
                        + failure,
                cause);
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
