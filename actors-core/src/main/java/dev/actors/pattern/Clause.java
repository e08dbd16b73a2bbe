package dev.actors.pattern;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One clause of a receive: what to do with a message that matches, or when time is up. It is
 * Erlang's {@code receive Pattern -> ...; after Time -> ... end} (Erlang Reference Manual,
 * "Receive"); its two makers are there to be imported statically.
 *
 * <pre>{@code
 * int n = self.receive(
 *         on(Data.class, d -> d.value()),
 *         on(EVENT, event -> 0),
 *         after(ofSeconds(5), () -> -1));
 * }</pre>
 *
 * <p>The functions run on the actor's thread once the receive is over, so they may receive too;
 * what they throw leaves the receive, and the message is gone.
 *
 * @param <R> what the receive gives
 */
public sealed interface Clause<R extends @Nullable Object> permits OnClause, AfterClause {

    /**
     * Takes the messages of a type.
     *
     * @param type class or interface
     * @param then what to do with a message
     * @param <T> the type
     * @param <R> what the receive gives
     * @return the clause
     */
    static <T, R extends @Nullable Object> Clause<R> on(
            Class<T> type, Function<? super T, ? extends R> then) {
        return on(Pattern.type(type), then);
    }

    /**
     * Takes the messages of a type that satisfy a condition.
     *
     * @param type class or interface
     * @param condition tested for instances of the type only; what it throws leaves the receive,
     *     and the message stays in the mailbox
     * @param then what to do with a message
     * @param <T> the type
     * @param <R> what the receive gives
     * @return the clause
     */
    static <T, R extends @Nullable Object> Clause<R> on(
            Class<T> type, Predicate<? super T> condition, Function<? super T, ? extends R> then) {
        return on(Pattern.type(type, condition), then);
    }

    /**
     * Takes the messages that match a pattern.
     *
     * @param pattern the pattern, such as a {@link Shape}
     * @param then what to do with a message
     * @param <T> what a message is seen as
     * @param <R> what the receive gives
     * @return the clause
     */
    static <T, R extends @Nullable Object> Clause<R> on(
            Pattern<T> pattern, Function<? super T, ? extends R> then) {
        return new OnClause<>(
                Objects.requireNonNull(pattern, "pattern"), Objects.requireNonNull(then, "then"));
    }

    /**
     * Gives up when time is up. It is the last clause of its receive.
     *
     * @param timeout how long the receive waits; zero only looks. Arrivals that do not match do not
     *     extend it.
     * @param then what to do then
     * @param <R> what the receive gives
     * @return the clause
     */
    static <R extends @Nullable Object> Clause<R> after(
            Duration timeout, Supplier<? extends R> then) {
        return new AfterClause<>(
                Objects.requireNonNull(timeout, "timeout"), Objects.requireNonNull(then, "then"));
    }
}
