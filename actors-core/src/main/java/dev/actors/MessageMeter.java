package dev.actors;

/**
 * Is told how long a behaviour's messages take. It is called on the actor's thread, once per
 * message.
 */
@FunctionalInterface
public interface MessageMeter {

    /**
     * A message has been handled, or has crashed its handler.
     *
     * @param nanos from taking the message to asking for the next one, in nanoseconds
     */
    void processed(long nanos);
}
