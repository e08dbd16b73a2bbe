package dev.actors.isolation;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Takes a record apart, and puts it together again if one of its parts had to be copied. */
final class RecordCopier {

    private final Method[] accessors;
    private final Constructor<?> constructor;

    RecordCopier(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        accessors = Stream.of(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
        try {
            constructor =
                    type.getDeclaredConstructor(
                            Stream.of(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(
                    "A record without its canonical constructor: " + type.getName(), e);
        }
        constructor.setAccessible(true);
        Stream.of(accessors).forEach(accessor -> accessor.setAccessible(true));
    }

    Record copy(Record value, UnaryOperator<@Nullable Object> isolate) {
        @Nullable Object[] parts = new @Nullable Object[accessors.length];
        try {
            boolean changed = false;
            for (int i = 0; i < parts.length; i++) {
                Object part = accessors[i].invoke(value);
                parts[i] = isolate.apply(part);
                changed |= parts[i] != part;
            }
            return changed ? (Record) constructor.newInstance(parts) : value;
        } catch (InvocationTargetException e) {
            throw new NotShareableException(
                    "A "
                            + value.getClass().getName()
                            + " cannot be copied: its own code threw "
                            + e.getCause()
                            + ".");
        } catch (IllegalArgumentException e) {
            if (e instanceof NotShareableException) {
                throw e;
            }
            throw new NotShareableException(
                    "A "
                            + value.getClass().getName()
                            + " has a component of a collection class"
                            + " that cannot be copied. Declare it as Map, List or Set.");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "Copying a " + value.getClass().getName() + " failed", e);
        }
    }
}
