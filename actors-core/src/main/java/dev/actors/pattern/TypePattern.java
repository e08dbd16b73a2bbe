package dev.actors.pattern;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.function.Predicate;

/** Matches by Java type, with an optional condition. */
record TypePattern<T>(Class<T> type, @Nullable Predicate<? super T> condition)
        implements Pattern<T> {

    @Override
    @SuppressWarnings("unchecked") // tested before
    public boolean matches(Object message) {
        return (message.getClass() == type || type.isInstance(message))
                && (condition == null || condition.test((T) message));
    }

    @Override
    public Set<Class<?>> types() {
        return Set.of(type);
    }

    @Override
    public boolean isPure() {
        return condition == null;
    }

    @Override
    public T extract(Object message) {
        return type.cast(message);
    }

    @Override
    public String toString() {
        return condition == null
                ? type.getSimpleName()
                : type.getSimpleName() + " with a condition";
    }
}
