package dev.actors.isolation;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;

/**
 * Takes a record apart, and puts it together again if one of its parts had to be copied. It reads
 * the fields: an accessor may show a copy and hide that the record itself can change.
 */
final class RecordCopier implements Treatment {

    private final Field[] fields;
    private final Constructor<?> constructor;

    RecordCopier(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        fields = new Field[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                fields[i] = type.getDeclaredField(components[i].getName());
                open(fields[i], type);
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
        open(constructor, type);
    }

    private static void open(AccessibleObject member, Class<?> type) {
        if (!member.trySetAccessible()) {
            throw NotShareableException.of(
                    type,
                    "cannot be taken apart: its module keeps it closed. Open its package to this"
                            + " library, or register a MessageCopier for it.");
        }
    }

    @Override
    public Object isolate(StructuralCopy pass, Object value) {
        @Nullable Object[] parts = read(value);
        @Nullable Object[] isolated = pass.ofAll(parts);
        if (isolated == parts) {
            return value;
        }
        requireFitting(isolated, value);
        Object copy = construct(isolated, value);
        checkReplaced(read(copy), isolated, parts, value, pass);
        return copy;
    }

    private @Nullable Object[] read(Object value) {
        @Nullable Object[] parts = new @Nullable Object[fields.length];
        try {
            for (int i = 0; i < parts.length; i++) {
                parts[i] = fields[i].get(value);
            }
            return parts;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Reading a " + value.getClass().getName(), e);
        }
    }

    private void requireFitting(@Nullable Object[] parts, Object value) {
        for (int i = 0; i < parts.length; i++) {
            Class<?> declared = fields[i].getType();
            Object part = parts[i];
            if (part != null && !declared.isPrimitive() && !declared.isInstance(part)) {
                throw NotShareableException.of(
                        value.getClass(),
                        "cannot be copied: its component "
                                + fields[i].getName()
                                + " is declared as "
                                + declared.getTypeName()
                                + ", which a copy of what it holds is not. Declare it as Map, List"
                                + " or Set, or as what its MessageCopier gives.");
            }
        }
    }

    private Object construct(@Nullable Object[] parts, Object value) {
        try {
            return constructor.newInstance(parts);
        } catch (InvocationTargetException e) {
            throw NotShareableException.of(
                    value.getClass(),
                    "cannot be copied: its own code threw "
                            + e.getCause()
                            + " when it was given unmodifiable copies of its parts. Let it leave"
                            + " them as they are.");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Copying a " + value.getClass().getName(), e);
        }
    }

    /**
     * A constructor may put something else in the place of what it is given: a copy of its own,
     * which is the new record's alone, but never what the old record holds too.
     */
    private void checkReplaced(
            @Nullable Object[] held,
            @Nullable Object[] given,
            @Nullable Object[] original,
            Object value,
            StructuralCopy pass) {
        for (int i = 0; i < held.length; i++) {
            Object part = held[i];
            if (part == null || part == given[i] || pass.of(part) == part) {
                continue;
            }
            if (part == original[i]) {
                throw NotShareableException.of(
                        value.getClass(),
                        "cannot be copied: its constructor gives the copy the same "
                                + fields[i].getName()
                                + ", which can change. Let it keep what it is given.");
            }
            pass.noteChangeable();
        }
    }
}
