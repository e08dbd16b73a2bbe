package dev.actors.pattern;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;

/** Sight of lists and arrays alike. */
final class Elements {

    private Elements() {}

    /** The elements of a list, or of an array that is not binary; null if a value is neither. */
    static @Nullable List<?> of(@Nullable Object value) {
        return switch (value) {
            case List<?> list -> list;
            case Object[] array -> Collections.unmodifiableList(Arrays.asList(array));
            case byte[] _ -> null;
            case null -> null;
            default -> value.getClass().isArray() ? new Primitives(value) : null;
        };
    }

    /** An array of primitives as a list. */
    private static final class Primitives extends AbstractList<Object> implements RandomAccess {

        private final Object array;

        Primitives(Object array) {
            this.array = array;
        }

        @Override
        public Object get(int index) {
            return Array.get(array, index);
        }

        @Override
        public int size() {
            return Array.getLength(array);
        }
    }
}
