package dev.actors.isolation;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Takes a record apart, and puts it together again if one of its parts had to be copied. It reads
 * the fields: an accessor may show a copy and hide that the record itself can change.
 */
final class RecordCopier {

    private final Field[] fields;
    private final Constructor<?> constructor;

    RecordCopier(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        fields = new Field[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                fields[i] = type.getDeclaredField(components[i].getName());
                fields[i].setAccessible(true);
            }
            constructor =
                    type.getDeclaredConstructor(
                            Stream.of(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "A record without its canonical constructor: " + type.getName(), e);
        }
        constructor.setAccessible(true);
    }

    Record copy(Record value, UnaryOperator<@Nullable Object> isolate) {
        @Nullable Object[] parts = new @Nullable Object[fields.length];
        try {
            boolean changed = false;
            for (int i = 0; i < parts.length; i++) {
                Object part = fields[i].get(value);
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
