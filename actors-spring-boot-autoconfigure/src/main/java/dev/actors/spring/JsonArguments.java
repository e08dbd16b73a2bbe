package dev.actors.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Arguments from JSON, held against their record before the lenient binder sees them: known keys
 * only, no value of another JSON type, and nothing that the binder would lose. What passes is
 * flattened to the binder's names.
 */
final class JsonArguments {

    private static final Set<Class<?>> INTEGERS =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);
    private static final Set<Class<?>> DECIMALS =
            Set.of(Float.class, Double.class, BigDecimal.class);

    private static final Set<Class<?>> TEXTS =
            Set.of(
                    String.class,
                    Character.class,
                    UUID.class,
                    URI.class,
                    Locale.class,
                    Currency.class,
                    DataSize.class);

    private final Map<String, Object> values = new LinkedHashMap<>();

    private JsonArguments() {}

    static Map<String, Object> flatten(Class<?> type, Map<?, ?> json, String path) {
        JsonArguments arguments = new JsonArguments();
        arguments.addRecord(type, json, path);
        return arguments.values;
    }

    private void addRecord(Class<?> type, Map<?, ?> json, String path) {
        json.forEach(
                (key, value) -> {
                    RecordComponent component =
                            Stream.of(type.getRecordComponents())
                                    .filter(candidate -> candidate.getName().equals(key))
                                    .findFirst()
                                    .orElseThrow(
                                            () ->
                                                    new ArgumentsException(
                                                            "There is no "
                                                                    + path
                                                                    + "."
                                                                    + key
                                                                    + "."
                                                                    + known(type)));
                    add(
                            ResolvableType.forType(component.getGenericType()),
                            value,
                            path + "." + key);
                });
    }

    private static String known(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.joining(", ", " Known are: ", "."));
    }

    private void add(ResolvableType declared, @Nullable Object value, String path) {
        Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(declared.resolve(Object.class));
        if (type.isRecord() && value instanceof Map<?, ?> object && !object.isEmpty()) {
            addRecord(type, object, path);
        } else if (Map.class.isAssignableFrom(type) && value instanceof Map<?, ?> object) {
            addMap(declared.asMap().getGeneric(1), object, path);
        } else if (Collection.class.isAssignableFrom(type) && value instanceof List<?> array) {
            addList(declared.asCollection().getGeneric(0), array, path);
        } else if (takes(type, value)) {
            values.put(path, value);
        } else {
            throw new ArgumentsException(
                    path + " takes " + expected(type) + ", not " + kind(value) + ".");
        }
    }

    private void addMap(ResolvableType type, Map<?, ?> object, String path) {
        if (object.isEmpty()) {
            values.put(path, object);
        }
        object.forEach(
                (key, element) -> {
                    String name = String.valueOf(key);
                    if (name.isEmpty() || name.contains("[") || name.contains("]")) {
                        throw new ArgumentsException(
                                path + " takes no key that is empty or has a bracket in it.");
                    }
                    add(type, element, path + "[" + name + "]");
                });
    }

    private void addList(ResolvableType type, List<?> array, String path) {
        if (array.isEmpty()) {
            values.put(path, array);
        }
        for (int i = 0; i < array.size(); i++) {
            add(type, array.get(i), path + "[" + i + "]");
        }
    }

    private static boolean takes(Class<?> type, @Nullable Object value) {
        if (INTEGERS.contains(type)) {
            return value != null && INTEGERS.contains(value.getClass());
        } else if (DECIMALS.contains(type)) {
            return value instanceof Number number
                    && (type == BigDecimal.class || Double.isFinite(number.doubleValue()));
        } else if (type == Boolean.class) {
            return value instanceof Boolean;
        } else if (type == Object.class) {
            return value instanceof String || value instanceof Number || value instanceof Boolean;
        }
        return value instanceof String && isText(type);
    }

    /**
     * What text in JSON may become: values only, nothing that loads or opens what the text names.
     */
    private static boolean isText(Class<?> type) {
        return TEXTS.contains(type)
                || type.isEnum()
                || type.getPackageName().startsWith("java.time");
    }

    private static String expected(Class<?> type) {
        if (INTEGERS.contains(type)) {
            return "an integer";
        } else if (DECIMALS.contains(type)) {
            return "a number";
        } else if (type == Boolean.class) {
            return "a boolean";
        } else if (type.isRecord()) {
            return "an object that is not empty";
        } else if (Map.class.isAssignableFrom(type)) {
            return "an object";
        } else if (Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        if (type == Object.class) {
            return "a simple value";
        }
        return isText(type) ? "a string" : "nothing from JSON";
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null: leave it out to get its default";
            case Map<?, ?> _ -> "this object";
            case List<?> _ -> "an array";
            case Boolean _ -> "a boolean";
            case Number number -> "the number " + number;
            default -> "a string";
        };
    }
}
