package dev.actors;

/** A mailbox had no room, for as long as its sender was ready to wait. */
public final class MailboxFullException extends ActorException {

    private static final long serialVersionUID = 1L;

    MailboxFullException(String message) {
        super(message, null);
    }
}
