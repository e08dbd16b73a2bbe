package dev.actors.isolation;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The copy of one value, part by part. What need not be copied stays the same object, all the way
 * up. For one thread.
 *
 * <p>Invariant: a {@link Frozen} collection holds nothing that can change. A copy that holds an
 * array, or what an application's code made, is unmodifiable too, but of another class, and copied
 * again when it is passed on.
 */
final class StructuralCopy {

    /** Deeper than any message that is not cyclic; far from the end of a thread's stack. */
    private static final int MAX_DEPTH = 256;

    /** The JDK's own collections that never change; their elements still may. */
    private static final Set<Class<?>> UNMODIFIABLE =
            Stream.of(
                            List.of(),
                            List.of(1),
                            Set.of(),
                            Set.of(1),
                            Map.of(),
                            Map.of(1, 1),
                            Collections.emptyList(),
                            Collections.emptySet(),
                            Collections.emptyMap(),
                            Collections.singletonList(1),
                            Collections.singleton(1),
                            Collections.singletonMap(1, 1))
                    .map(Object::getClass)
                    .collect(Collectors.toUnmodifiableSet());

    private final ClassValue<Treatment> treatments;
    private final Map<Class<?>, MessageCopier<?>> copiers;
    private final boolean strict;
    private int depth;
    private int changeableParts;

    StructuralCopy(
            ClassValue<Treatment> treatments,
            Map<Class<?>, MessageCopier<?>> copiers,
            boolean strict) {
        this.treatments = treatments;
        this.copiers = copiers;
        this.strict = strict;
    }

    /** A part that is isolated; the same object if it need not be copied. */
    Object of(Object value) {
        Class<?> type = value.getClass();
        Treatment treatment = treatments.get(type);
        if (treatment == Treatment.SHARE) {
            return value;
        }
        if (depth == MAX_DEPTH) {
            throw NotShareableException.cyclic(MAX_DEPTH);
        }
        depth++;
        Object isolated = treatment.isolate(this, value);
        depth--;
        if (strict && isolated != value) {
            throw NotShareableException.of(
                    type,
                    "can change and isolation is strict. Send a record of values that cannot"
                            + " change, or set the isolation to copy.");
        }
        return isolated;
    }

    /** Several parts that are isolated; the same array if none of them had to be copied. */
    @Nullable Object[] ofAll(@Nullable Object[] parts) {
        @Nullable Object[] all = parts;
        for (int i = 0; i < parts.length; i++) {
            Object part = parts[i];
            Object isolated = part == null ? null : of(part);
            if (isolated != part) {
                all = all == parts ? parts.clone() : all;
                all[i] = isolated;
            }
        }
        return all;
    }

    /** Notes a part that whoever gets it can change. */
    void noteChangeable() {
        changeableParts++;
    }

    Object list(List<?> list) {
        int before = changeableParts;
        @Nullable Object[] elements = elements(list);
        @Nullable Object[] isolated = ofAll(elements);
        if (isolated == elements && UNMODIFIABLE.contains(list.getClass())) {
            return list;
        }
        return changeableParts == before
                ? new Frozen.ListOf(isolated)
                : Collections.unmodifiableList(Arrays.asList(isolated));
    }

    Object set(Set<?> set) {
        int before = changeableParts;
        @Nullable Object[] elements = elements(set);
        @Nullable Object[] isolated = ofAll(elements);
        if (isolated == elements && UNMODIFIABLE.contains(set.getClass())) {
            return set;
        }
        Set<@Nullable Object> copy = new LinkedHashSet<>(Arrays.asList(isolated));
        requireAll(elements.length, copy.size(), set);
        return changeableParts == before
                ? new Frozen.SetOf(copy)
                : Collections.unmodifiableSet(copy);
    }

    Object map(Map<?, ?> map) {
        int before = changeableParts;
        List<@Nullable Object> entries = new ArrayList<>(2 * map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            entries.add(entry.getKey());
            entries.add(entry.getValue());
        }
        @Nullable Object[] parts = entries.toArray();
        @Nullable Object[] isolated = ofAll(parts);
        if (isolated == parts && UNMODIFIABLE.contains(map.getClass())) {
            return map;
        }
        Map<@Nullable Object, @Nullable Object> copy =
                LinkedHashMap.newLinkedHashMap(isolated.length / 2);
        for (int i = 0; i < isolated.length; i += 2) {
            copy.put(isolated[i], isolated[i + 1]);
        }
        requireAll(isolated.length / 2, copy.size(), map);
        return changeableParts == before
                ? new Frozen.MapOf(copy)
                : Collections.unmodifiableMap(copy);
    }

    /** Reads by iteration: the array that a user's collection gives could be its own. */
    private static @Nullable Object[] elements(Collection<?> collection) {
        List<@Nullable Object> elements = new ArrayList<>(collection.size());
        for (Object element : collection) {
            elements.add(element);
        }
        return elements.toArray();
    }

    private static void requireAll(int expected, int copied, Object source) {
        if (copied != expected) {
            throw NotShareableException.of(
                    source.getClass(),
                    "holds several keys or elements that are equal, of which a copy would lose all"
                            + " but one. Send a list of what it holds.");
        }
    }

    Object optional(Optional<?> optional) {
        if (optional.isEmpty()) {
            return optional;
        }
        Object isolated = of(optional.get());
        return isolated == optional.get() ? optional : Optional.of(isolated);
    }

    Object array(Object array) {
        noteChangeable();
        Class<?> element = array.getClass().getComponentType();
        int length = Array.getLength(array);
        Object copy = Array.newInstance(element, length);
        Object source =
                element.isPrimitive()
                        ? array
                        : ofAll(Arrays.copyOf((Object[]) array, length, Object[].class));
        try {
            System.arraycopy(source, 0, copy, 0, length);
        } catch (ArrayStoreException e) {
            throw NotShareableException.of(
                    array.getClass(),
                    "cannot be copied: a copy of an element is no "
                            + element.getTypeName()
                            + ". Make it an array, or a list, of Map, List or Set.");
        }
        return copy;
    }

    @SuppressWarnings("unchecked") // the copier is registered under the class of what it copies
    Object copied(Object value) {
        MessageCopier<Object> copier =
                (MessageCopier<Object>) Objects.requireNonNull(copiers.get(value.getClass()));
        @Nullable Object copy = copier.copy(value);
        if (copy == null) {
            throw NotShareableException.of(
                    value.getClass(),
                    "cannot be copied: its MessageCopier gave null. Let it give a copy.");
        }
        if (copy != value && treatments.get(copy.getClass()) != Treatment.SHARE) {
            noteChangeable();
        }
        return copy;
    }
}
