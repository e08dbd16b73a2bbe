package dev.actors.isolation;

/**
 * Copies messages of one class: one that the node cannot copy by itself, or copies otherwise. It
 * goes before whatever the node would do with the class, wherever in a message a value of it
 * stands.
 *
 * @param <T> the class
 */
@FunctionalInterface
public interface MessageCopier<T> {

    /**
     * Copies a message. It is called on the sender's thread; what it throws reaches the sender.
     *
     * @param message what was sent
     * @return an object that shares nothing changeable with {@code message}; the same object if it
     *     never changes; never null. Where a record or an array holds it, it must fit there
     */
    T copy(T message);
}
