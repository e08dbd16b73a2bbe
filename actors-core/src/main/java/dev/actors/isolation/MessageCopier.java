package dev.actors.isolation;

/**
 * Copies messages of one class that the node cannot copy by itself.
 *
 * @param <T> the class
 */
@FunctionalInterface
public interface MessageCopier<T> {

    /**
     * Copies a message. It is called on the sender's thread.
     *
     * @param message what was sent
     * @return an object that shares nothing changeable with {@code message}; the same object if it
     *     never changes
     */
    T copy(T message);
}
