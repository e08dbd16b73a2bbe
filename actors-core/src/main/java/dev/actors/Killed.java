package dev.actors;

/**
 * Raised in an actor that is being ended. A kill raises it out of every wait of the actor's
 * context, and again from every later call on it; a stop raises it from the next receive.
 *
 * <p>It is an {@link Error}, so that {@code catch (Exception e)} does not swallow it; {@code
 * finally} blocks run. An actor that catches it and goes on is abandoned after the node's grace
 * period. The idea is Erlang's exit signal (Erlang Reference Manual, "Processes", "Signals").
 */
public final class Killed extends Error {

    private static final long serialVersionUID = 1L;

    Killed() {
        super("This actor is being ended", null, false, false);
    }
}
