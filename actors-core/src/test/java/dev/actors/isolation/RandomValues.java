package dev.actors.isolation;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Random messages, the same for the same seed; and what can be done to their parts. */
@SuppressWarnings("ArrayRecordComponent")
public final class RandomValues {

    private static final int MAX_DEPTH = 4;

    private final Random random;

    public RandomValues(long seed) {
        random = new Random(seed);
    }

    record Pair(Object left, Object right) {}

    record Order(String name, int amount, List<Object> items, Map<String, Object> fields) {}

    record Blob(byte[] data, BigDecimal price) {}

    /** A value that can be isolated; never null. */
    public Object next() {
        return container(0);
    }

    private Object value(int depth) {
        return depth < MAX_DEPTH && random.nextInt(3) > 0 ? container(depth) : scalar();
    }

    private Object scalar() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextLong();
            case 2 -> random.nextDouble();
            case 3 -> random.nextBoolean();
            case 4 -> BigDecimal.valueOf(random.nextInt(), 2);
            case 5 -> Instant.ofEpochSecond(random.nextInt());
            case 6 -> Isolation.STRICT;
            default -> "text " + random.nextInt();
        };
    }

    private Object container(int depth) {
        return switch (random.nextInt(14)) {
            case 0 -> list(depth);
            case 1 -> Arrays.asList(list(depth).toArray());
            case 2 -> Collections.unmodifiableList(list(depth));
            case 3 -> List.of(value(depth + 1), value(depth + 1));
            case 4 -> fields(depth);
            case 5 -> new TreeMap<>(fields(depth));
            case 6 -> Map.of("key", value(depth + 1));
            case 7 -> new LinkedHashSet<>(Arrays.asList(scalar(), scalar(), null));
            case 8 -> bytes();
            case 9 -> new Object[] {value(depth + 1), null, value(depth + 1)};
            case 10 -> new Pair(value(depth + 1), value(depth + 1));
            case 11 -> new Order("order", random.nextInt(), list(depth), fields(depth));
            case 12 -> new Blob(bytes(), BigDecimal.valueOf(random.nextInt()));
            default -> Optional.of(value(depth + 1));
        };
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(random.nextInt(10) == 0 ? null : value(depth + 1));
        }
        return list;
    }

    private Map<String, Object> fields(int depth) {
        Map<String, Object> fields = random.nextBoolean() ? new HashMap<>() : new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            fields.put("key " + random.nextInt(), value(depth + 1));
        }
        return fields;
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(1, 5)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Everything that a value holds, in its order, with the kind of each container. */
    public static String text(Object value) {
        return switch (value) {
            case null -> "null";
            case Record r -> r.getClass().getSimpleName() + texts(parts(r));
            case Optional<?> o -> "optional" + texts(parts(o));
            case List<?> l -> "list" + texts(parts(l));
            case Set<?> s -> "set" + texts(parts(s));
            case Map<?, ?> m -> "map" + texts(parts(m));
            default ->
                    value.getClass().isArray()
                            ? value.getClass().getSimpleName() + texts(parts(value))
                            : value.getClass().getSimpleName() + " " + value;
        };
    }

    private static List<String> texts(List<Object> parts) {
        return parts.stream().map(RandomValues::text).toList();
    }

    private static List<Object> parts(Object value) {
        List<Object> parts = new ArrayList<>();
        switch (value) {
            case null -> {}
            case Record r -> {
                for (RecordComponent component : r.getClass().getRecordComponents()) {
                    parts.add(read(component, r));
                }
            }
            case Optional<?> o -> parts.add(o.orElse(null));
            case Collection<?> c -> parts.addAll(c);
            case Map<?, ?> m ->
                    m.forEach(
                            (key, part) -> {
                                parts.add(key);
                                parts.add(part);
                            });
            default -> {
                if (value.getClass().isArray()) {
                    for (int i = 0; i < Array.getLength(value); i++) {
                        parts.add(Array.get(value, i));
                    }
                }
            }
        }
        return parts;
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Reading a component", e);
        }
    }

    /** Whether an array is anywhere in a value. */
    public static boolean holdsArray(Object value) {
        return value != null
                && (value.getClass().isArray()
                        || parts(value).stream().anyMatch(RandomValues::holdsArray));
    }

    /** Changes every array and collection in a value, as far as it lets itself be changed. */
    public static void change(Object value) {
        changeCollections(value);
        changeArrays(value);
    }

    /** Changes every array in a value. */
    public static void changeArrays(Object value) {
        parts(value).forEach(RandomValues::changeArrays);
        if (value instanceof byte[] bytes) {
            bytes[0]++;
        } else if (value instanceof Object[] objects) {
            objects[0] = "changed";
        }
    }

    /** Tries each way to change each collection in a value. */
    public static void changeCollections(Object value) {
        parts(value).forEach(RandomValues::changeCollections);
        switch (value) {
            case null -> {}
            case List<?> l -> changeList(l);
            case Map<?, ?> m -> changeMap(m);
            case Set<?> s -> changeSet(s);
            default -> {}
        }
    }

    @SuppressWarnings("unchecked") // any object fits into the lists here
    private static void changeList(List<?> list) {
        List<Object> objects = (List<Object>) list;
        attempt(() -> objects.add(0, "added"));
        attempt(() -> objects.set(0, "set"));
        attempt(() -> objects.subList(0, 1).set(0, "set"));
        attempt(() -> objects.removeIf("set"::equals));
        attempt(() -> objects.addLast("last"));
    }

    @SuppressWarnings("unchecked") // any object fits into the sets here
    private static void changeSet(Set<?> set) {
        attempt(() -> ((Set<Object>) set).add("added"));
        attempt(() -> remove(set.iterator()));
    }

    private static void remove(Iterator<?> iterator) {
        iterator.next();
        iterator.remove();
    }

    @SuppressWarnings("unchecked") // the maps here have strings as keys
    private static void changeMap(Map<?, ?> map) {
        Map<String, Object> fields = (Map<String, Object>) map;
        attempt(() -> fields.values().removeIf(String.class::isInstance));
        attempt(() -> remove(fields.keySet().iterator()));
        attempt(() -> fields.put("added", 1));
        attempt(() -> fields.entrySet().iterator().next().setValue("set"));
        attempt(() -> fields.merge("added", "merged", (_, merged) -> merged));
    }

    /** Whether it could be done is no matter: what it did shows. */
    private static void attempt(Runnable change) {
        try {
            change.run();
        } catch (UnsupportedOperationException
                | IndexOutOfBoundsException
                | NoSuchElementException _) {
            return;
        }
    }
}
