package dev.actors.pattern;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** What to do with a message that matches a pattern. */
record OnClause<T, R extends @Nullable Object>(
        Pattern<T> pattern, Function<? super T, ? extends R> then) implements Clause<R> {

    /** Does it, for a message that the pattern has accepted. */
    R apply(Object message) {
        return then.apply(pattern.extract(message));
    }
}
