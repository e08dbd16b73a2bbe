package dev.actors;

/**
 * A message that waits in a mailbox, as it is seen from outside.
 *
 * @param message the message
 * @param asked whether somebody waits for an answer to it
 */
public record WaitingMessage(Object message, boolean asked) {

    /**
     * What the message is.
     *
     * @return the simple name of its class
     */
    public String type() {
        return Envelope.typeOf(message);
    }
}
