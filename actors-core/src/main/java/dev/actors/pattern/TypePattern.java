package dev.actors.pattern;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodType;
import java.util.Set;
import java.util.function.Predicate;

/** Matches by Java type, with an optional condition. */
record TypePattern<T>(Class<T> type, @Nullable Predicate<? super T> condition)
        implements Pattern<T> {

    /** Receives by type are frequent, and need not make a pattern each. */
    private static final ClassValue<TypePattern<?>> UNCONDITIONAL =
            new ClassValue<>() {
                @Override
                protected TypePattern<?> computeValue(Class<?> type) {
                    return new TypePattern<>(wrapped(type), null);
                }
            };

    @SuppressWarnings("unchecked") // made of this class
    static <T> Pattern<T> of(Class<T> type) {
        return (Pattern<T>) UNCONDITIONAL.get(type);
    }

    /** The class of a type's values, which are objects here. */
    @SuppressWarnings("unchecked") // both are Class<T> to the caller
    static <T> Class<T> wrapped(Class<T> type) {
        return type.isPrimitive()
                ? (Class<T>) MethodType.methodType(type).wrap().returnType()
                : type;
    }

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
