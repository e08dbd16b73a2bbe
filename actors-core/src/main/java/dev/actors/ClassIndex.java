package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where in a {@link SaveQueue} the messages of each class stand, so that a receive by type need not
 * pass all others. The positions of a class ascend, which keeps the order of arrival; those of
 * items that were taken meanwhile stay until they are passed.
 */
final class ClassIndex {

    /** The positions of one class; those before {@code first} are done with. */
    private static final class Positions {

        private int[] at = new int[8];
        private int size;
        private int first;
        private int cursor;

        void add(int position) {
            if (size == at.length) {
                at = Arrays.copyOf(at, 2 * size);
            }
            at[size++] = position;
        }

        /** Begins at the first position from a given one on. */
        void seek(int from, @Nullable Object[] items) {
            while (first < size && items[at[first]] == null) {
                first++;
            }
            int found = Arrays.binarySearch(at, first, size, from);
            cursor = found < 0 ? -found - 1 : found;
        }

        /** The position that comes next; as large as can be if there is none. */
        int next() {
            return cursor < size ? at[cursor] : Integer.MAX_VALUE;
        }
    }

    private final Map<Class<?>, Positions> byClass = new HashMap<>();
    private List<Positions> sought = List.of();

    /** Adds an item behind all others. */
    void add(Object item, int position) {
        byClass.computeIfAbsent(Envelope.message(item).getClass(), _ -> new Positions())
                .add(position);
    }

    /**
     * Begins to look for items of some types, from a position on.
     *
     * @return how many there are at most
     */
    int seek(Collection<Class<?>> types, int from, @Nullable Object[] items) {
        sought = new ArrayList<>();
        byClass.forEach(
                (found, positions) -> {
                    if (types.stream().anyMatch(type -> type.isAssignableFrom(found))) {
                        positions.seek(from, items);
                        sought.add(positions);
                    }
                });
        return sought.stream().mapToInt(positions -> positions.size - positions.cursor).sum();
    }

    /** The next position, in the order of arrival; as large as can be if there is none. */
    int next() {
        Positions nearest = null;
        int least = Integer.MAX_VALUE;
        for (Positions positions : sought) {
            int position = positions.next();
            if (position < least) {
                least = position;
                nearest = positions;
            }
        }
        if (nearest != null) {
            nearest.cursor++;
        }
        return least;
    }
}
