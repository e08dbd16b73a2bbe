package dev.actors.isolation;

import org.jspecify.annotations.Nullable;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.RandomAccess;
import java.util.Set;

/**
 * Unmodifiable collections that only a {@link StructuralCopy} makes, of elements only that cannot
 * change. Their class is the proof that they may be shared, so that a message passed on is not
 * copied again. They keep the order of their source.
 */
sealed interface Frozen {

    /** An unmodifiable list. */
    final class ListOf extends AbstractList<@Nullable Object> implements Frozen, RandomAccess {

        private final @Nullable Object[] elements;

        ListOf(@Nullable Object[] elements) {
            this.elements = elements;
        }

        @Override
        public @Nullable Object get(int index) {
            return elements[index];
        }

        @Override
        public int size() {
            return elements.length;
        }
    }

    /** An unmodifiable set. */
    final class SetOf extends AbstractSet<@Nullable Object> implements Frozen {

        private final Set<@Nullable Object> elements;

        SetOf(Set<@Nullable Object> elements) {
            this.elements = Collections.unmodifiableSet(elements);
        }

        @Override
        public Iterator<@Nullable Object> iterator() {
            return elements.iterator();
        }

        @Override
        public int size() {
            return elements.size();
        }

        @Override
        public boolean contains(@Nullable Object element) {
            return elements.contains(element);
        }
    }

    /** An unmodifiable map. */
    final class MapOf extends AbstractMap<@Nullable Object, @Nullable Object> implements Frozen {

        private final Map<@Nullable Object, @Nullable Object> entries;

        MapOf(Map<@Nullable Object, @Nullable Object> entries) {
            this.entries = Collections.unmodifiableMap(entries);
        }

        @Override
        public Set<Entry<@Nullable Object, @Nullable Object>> entrySet() {
            return entries.entrySet();
        }

        @Override
        public @Nullable Object get(@Nullable Object key) {
            return entries.get(key);
        }

        @Override
        public boolean containsKey(@Nullable Object key) {
            return entries.containsKey(key);
        }
    }
}
