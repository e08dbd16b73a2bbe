package dev.actors.isolation;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a value safe to hand to another actor: the same object if it cannot change, else a
 * structural copy.
 *
 * <p>A class is decided once: always shareable (strings, boxed values, enums, {@code java.time},
 * records and sealed types of such), never, or by value. JSON-like data (map, list, set, array) and
 * records with changeable parts are copied and arrive unmodifiable, in their order; arrays arrive
 * as copies. Exceptions are shared. Any other object is refused: no serialiser is used in silence.
 * Thread-safe.
 */
public final class Isolator {

    /** Deeper than any message that is not cyclic; far from the end of a thread's stack. */
    private static final int MAX_DEPTH = 256;

    /** The JDK's own collections that never change; their elements still may. */
    private static final Set<Class<?>> UNMODIFIABLE =
            Stream.of(
                            List.of(),
                            List.of(1),
                            List.of(1, 2, 3),
                            Set.of(),
                            Set.of(1),
                            Set.of(1, 2, 3),
                            Map.of(),
                            Map.of(1, 1),
                            Map.of(1, 1, 2, 2))
                    .map(Object::getClass)
                    .collect(Collectors.toUnmodifiableSet());

    private final Isolation mode;
    private final Map<Class<?>, MessageCopier<?>> copiers;
    private final Set<Class<?>> trusted;
    private final ClassValue<Boolean> immutable =
            new ClassValue<>() {
                @Override
                protected Boolean computeValue(Class<?> type) {
                    return ImmutableTypes.includes(type, trusted);
                }
            };
    private final ClassValue<RecordCopier> records =
            new ClassValue<>() {
                @Override
                protected RecordCopier computeValue(Class<?> type) {
                    return new RecordCopier(type);
                }
            };

    /**
     * An isolator with its settings.
     *
     * @param mode what to do with what cannot be shared
     * @param copiers copiers of the application, by the exact class they copy
     * @param trusted classes whose instances may always be shared
     */
    public Isolator(
            Isolation mode, Map<Class<?>, MessageCopier<?>> copiers, Set<Class<?>> trusted) {
        this.mode = mode;
        this.copiers = Map.copyOf(copiers);
        this.trusted = Set.copyOf(trusted);
    }

    /**
     * Isolates a value. It never blocks.
     *
     * @param value what is about to leave its owner
     * @return the value itself, or a copy
     * @throws NotShareableException if the value can neither be shared nor copied, or is cyclic
     */
    public Object isolate(Object value) {
        return mode == Isolation.SHARE ? value : isolate(value, 0);
    }

    /**
     * Tells from a class whether it can be isolated at all.
     *
     * @param type the class of a value, or of something that holds one
     * @return false if every instance would be refused
     */
    public boolean canIsolate(Class<?> type) {
        return mode == Isolation.SHARE || canIsolate(type, new HashSet<>());
    }

    private boolean canIsolate(Class<?> type, Set<Class<?>> seen) {
        if (type.isRecord()) {
            return !seen.add(type)
                    || Stream.of(type.getRecordComponents())
                            .allMatch(component -> canIsolate(component.getType(), seen));
        }
        return type.isArray()
                ? canIsolate(type.getComponentType(), seen)
                : type.isInterface()
                        || type == Object.class
                        || type == Optional.class
                        || Collection.class.isAssignableFrom(type)
                        || Map.class.isAssignableFrom(type)
                        || copiers.containsKey(type)
                        || ImmutableTypes.includes(type, trusted)
                        || type.isSealed();
    }

    private Object isolate(Object value, int depth) {
        Class<?> type = value.getClass();
        if (value instanceof Frozen || immutable.get(type)) {
            return value;
        }
        if (depth > MAX_DEPTH) {
            throw new NotShareableException(
                    "A message is cyclic or nested deeper than "
                            + MAX_DEPTH
                            + " levels. Send it without the cycle, for instance with addresses or"
                            + " keys in place of references.");
        }
        Object isolated = copy(value, type, depth + 1);
        if (isolated != value && mode == Isolation.STRICT) {
            throw new NotShareableException(
                    "A "
                            + type.getName()
                            + " can change and isolation is strict. Send a record of"
                            + " values that cannot change, or set the isolation to copy.");
        }
        return isolated;
    }

    private @Nullable Object isolateNullable(@Nullable Object value, int depth) {
        return value == null ? null : isolate(value, depth);
    }

    private Object copy(Object value, Class<?> type, int depth) {
        MessageCopier<?> copier = copiers.get(type);
        if (copier != null) {
            return copied(copier, value);
        }
        return switch (value) {
            case Record r ->
                    records.get(type).copy(r, component -> isolateNullable(component, depth));
            case Map<?, ?> m -> freeze(m, depth);
            case List<?> l -> freeze(l, depth);
            case Set<?> s -> freeze(s, depth);
            case Optional<?> o -> isolateOptional(o, depth);
            default -> {
                if (type.isArray()) {
                    yield copyArray(value, type, depth);
                }
                throw refused(type);
            }
        };
    }

    @SuppressWarnings("unchecked") // the copier is registered under the class of what it copies
    private static <T> T copied(MessageCopier<T> copier, Object value) {
        return copier.copy((T) value);
    }

    private Object freeze(Map<?, ?> map, int depth) {
        LinkedHashMap<@Nullable Object, @Nullable Object> copy =
                LinkedHashMap.newLinkedHashMap(map.size());
        boolean changed = false;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object key = isolateNullable(entry.getKey(), depth);
            Object value = isolateNullable(entry.getValue(), depth);
            copy.put(key, value);
            changed |= key != entry.getKey() || value != entry.getValue();
        }
        return changed || !UNMODIFIABLE.contains(map.getClass()) ? new Frozen.MapOf(copy) : map;
    }

    private Object freeze(List<?> list, int depth) {
        @Nullable Object[] copy = list.toArray();
        boolean changed = false;
        for (int i = 0; i < copy.length; i++) {
            Object element = copy[i];
            copy[i] = isolateNullable(element, depth);
            changed |= copy[i] != element;
        }
        return changed || !UNMODIFIABLE.contains(list.getClass()) ? new Frozen.ListOf(copy) : list;
    }

    private Object freeze(Set<?> set, int depth) {
        LinkedHashSet<@Nullable Object> copy = LinkedHashSet.newLinkedHashSet(set.size());
        boolean changed = false;
        for (Object element : set) {
            Object isolated = isolateNullable(element, depth);
            copy.add(isolated);
            changed |= isolated != element;
        }
        return changed || !UNMODIFIABLE.contains(set.getClass()) ? new Frozen.SetOf(copy) : set;
    }

    private Optional<?> isolateOptional(Optional<?> optional, int depth) {
        if (optional.isEmpty()) {
            return optional;
        }
        Object isolated = isolate(optional.get(), depth);
        return isolated == optional.get() ? optional : Optional.of(isolated);
    }

    private Object copyArray(Object array, Class<?> type, int depth) {
        int length = Array.getLength(array);
        Object copy = Array.newInstance(type.getComponentType(), length);
        if (type.getComponentType().isPrimitive()) {
            System.arraycopy(array, 0, copy, 0, length);
            return copy;
        }
        for (int i = 0; i < length; i++) {
            Object element = isolateNullable(Array.get(array, i), depth);
            if (element != null && !type.getComponentType().isInstance(element)) {
                throw refused(type);
            }
            Array.set(copy, i, element);
        }
        return copy;
    }

    private static NotShareableException refused(Class<?> type) {
        return new NotShareableException(
                "A "
                        + type.getName()
                        + " can neither be shared nor copied. Make it a record, send what it holds"
                        + " as a record, map or list, or register a MessageCopier for it.");
    }
}
