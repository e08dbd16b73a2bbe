package dev.actors;

/**
 * Is told how long a behaviour's messages wait and take. It is called on the actor's thread, and
 * must not block. What it throws is logged and otherwise ignored.
 */
@FunctionalInterface
public interface MessageMeter {

    /**
     * A message has been handled, or has crashed its handler.
     *
     * @param nanos from taking the message to asking for the next one, in nanoseconds
     */
    void processed(long nanos);

    /**
     * A message is taken from the mailbox; one that is postponed each time anew.
     *
     * @param nanos from the sending to now, in nanoseconds
     */
    default void waited(long nanos) {}
}
