package dev.actors.pattern;

import java.util.Set;
import java.util.function.Predicate;

/**
 * A description of the messages that a receive is willing to take.
 *
 * <p>Selective receive is Erlang's: the oldest message that matches is taken, and what does not
 * match stays in the mailbox, in order (Erlang Reference Manual, "Receive").
 *
 * @param <T> what a matching message is seen as
 */
public interface Pattern<T> {

    /**
     * Tells whether a message matches. It is called on the receiving actor's thread, once per
     * message and receive; what it throws leaves the receive, and the message stays in the mailbox.
     * Like a guard in Erlang it only looks: it must not receive.
     *
     * @param message a message from the mailbox
     * @return true if the receive shall take it
     */
    boolean matches(Object message);

    /**
     * The types one of which every message that matches has. Behind many other messages, a receive
     * tests those of these types only, which it finds by their classes; how many others there are
     * does not matter then.
     *
     * @return the same at each call; a type may be an interface, and {@code Object}, which a
     *     pattern gives that does not say, stands for anything
     */
    default Set<Class<?>> types() {
        return Set.of(Object.class);
    }

    /**
     * Tells whether the answer for a message is the same for ever. A receive then does not test
     * what the same pattern, or one that equals it, has rejected in the actor's receive before it:
     * a pattern that is kept in a constant looks at each message of a backlog once.
     *
     * @return false unless the pattern says otherwise
     */
    default boolean isPure() {
        return false;
    }

    /**
     * Sees a message that matches as this pattern's type.
     *
     * @param message a message that {@link #matches} has accepted
     * @return the message as the receive returns it
     */
    T extract(Object message);

    /**
     * Matches the instances of a type. A primitive type stands for its wrapper.
     *
     * @param type class or interface; a sealed one makes a {@code switch} over the result
     *     exhaustive
     * @param <T> the type
     * @return the pattern
     */
    static <T> Pattern<T> type(Class<T> type) {
        return TypePattern.of(type);
    }

    /**
     * Matches the instances of a type that satisfy a condition.
     *
     * @param type class or interface
     * @param condition tested for instances of the type only
     * @param <T> the type
     * @return the pattern
     */
    static <T> Pattern<T> type(Class<T> type, Predicate<? super T> condition) {
        return new TypePattern<>(TypePattern.wrapped(type), condition);
    }
}
