package dev.actors;

/**
 * The thread was interrupted while it waited for a reply, an end or room in a mailbox. Its
 * interrupt flag is set again.
 */
public final class InterruptedWaitException extends ActorException {

    private static final long serialVersionUID = 1L;

    InterruptedWaitException(String message) {
        super(message, null);
    }
}
