package dev.actors.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Arguments from JSON, held against their record before the lenient binder sees them: known keys
 * only, no value of another JSON type, and nothing that the binder would lose. What passes is
 * flattened to the binder's names.
 */
final class JsonArguments {

    /** What the binder takes for each record grows with their number. */
    private static final int MAX_RECORDS = 1_000;

    private final Map<String, Object> values = new LinkedHashMap<>();
    private int records;

    private JsonArguments() {}

    static Map<String, Object> flatten(Class<?> type, Map<?, ?> json, String path) {
        JsonArguments arguments = new JsonArguments();
        arguments.addRecord(ResolvableType.forClass(type), json, path);
        return arguments.values;
    }

    private void addRecord(ResolvableType type, Map<?, ?> json, String path) {
        if (++records > MAX_RECORDS) {
            throw new ArgumentsException(
                    "args has more than "
                            + MAX_RECORDS
                            + " objects. Send the actor what is many in messages.");
        }
        List<Argument> known = Argument.of(type.toClass());
        json.forEach(
                (key, value) -> {
                    Argument argument =
                            known.stream()
                                    .filter(candidate -> candidate.name().equals(key))
                                    .findFirst()
                                    .orElseThrow(
                                            () ->
                                                    new ArgumentsException(
                                                            "There is no "
                                                                    + path
                                                                    + "."
                                                                    + key
                                                                    + "."
                                                                    + names(known)));
                    add(argument.typeIn(type), value, path + "." + key);
                });
    }

    private static String names(List<Argument> known) {
        return known.stream()
                .map(Argument::name)
                .collect(Collectors.joining(", ", " Known are: ", "."));
    }

    private void add(ResolvableType declared, @Nullable Object value, String path) {
        Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(declared.resolve(Object.class));
        if (type == Optional.class) {
            add(declared.getGeneric(0), value, path);
        } else if (type.isRecord() && value instanceof Map<?, ?> object && !object.isEmpty()) {
            addRecord(declared, object, path);
        } else if (Map.class.isAssignableFrom(type) && value instanceof Map<?, ?> object) {
            addMap(declared.asMap(), object, path);
        } else if (Collection.class.isAssignableFrom(type) && value instanceof List<?> array) {
            addList(declared.asCollection().getGeneric(0), array, path);
        } else if (takes(type, value)) {
            values.put(path, value);
        } else {
            throw new ArgumentsException(
                    path + " takes " + expected(type) + ", not " + kind(value) + ".");
        }
    }

    private void addMap(ResolvableType map, Map<?, ?> object, String path) {
        Class<?> keys = map.resolveGeneric(0);
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
                    if (keys != null && keys.isEnum() && !takes(keys, name)) {
                        throw new ArgumentsException(
                                path + " takes as key " + expected(keys) + ", not '" + name + "'.");
                    }
                    add(map.getGeneric(1), element, path + "[" + name + "]");
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

    /** Whether a value of a type is one value of JSON, whose form is known. */
    static boolean isSimple(ResolvableType declared) {
        Class<?> type = declared.resolve(Object.class);
        return type.isEnum() || JsonForm.ofArgument(type).isPresent();
    }

    private static boolean takes(Class<?> type, @Nullable Object value) {
        if (type == Object.class) {
            return value instanceof String || value instanceof Number || value instanceof Boolean;
        } else if (type.isEnum()) {
            return constants(type).anyMatch(name -> name.equals(value));
        }
        return switch (JsonForm.ofArgument(type).orElse(null)) {
            case JsonForm.Truth() -> value instanceof Boolean;
            case JsonForm.Whole whole -> whole.takes(value);
            case JsonForm.Decimal decimal ->
                    value instanceof Number number
                            && decimal.takes(new BigDecimal(number.toString()));
            case JsonForm.Text text -> value instanceof String string && text.takes(string);
            case null -> false;
        };
    }

    private static Stream<String> constants(Class<?> type) {
        return Stream.of(type.getEnumConstants()).map(constant -> ((Enum<?>) constant).name());
    }

    private static String expected(Class<?> type) {
        if (type.isRecord()) {
            return "an object that is not empty";
        } else if (Map.class.isAssignableFrom(type)) {
            return "an object";
        } else if (Collection.class.isAssignableFrom(type)) {
            return "an array";
        } else if (type == Object.class) {
            return "a simple value";
        } else if (type.isEnum()) {
            return constants(type).collect(Collectors.joining(", ", "one of ", ""));
        }
        return switch (JsonForm.ofArgument(type).orElse(null)) {
            case JsonForm.Truth() -> "a boolean";
            case JsonForm.Whole(var min, var max) ->
                    "an integer" + (min == null ? "" : " from " + min + " to " + max);
            case JsonForm.Decimal _ -> "a number";
            case JsonForm.Text _ -> "a string of the form of a " + type.getSimpleName();
            case null -> "nothing from JSON";
        };
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null: leave it out to get its default";
            case Map<?, ?> _ -> "this object";
            case List<?> _ -> "an array";
            case Boolean _ -> "a boolean";
            case Number number -> "the number " + number;
            default -> "'" + value + "'";
        };
    }
}
