package dev.actors.pattern;

import static java.util.stream.Collectors.joining;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

/** What a {@link Shape} asks of a value, at one level. */
sealed interface Form {

    /** Tells whether a value, which may be part of a message, is as this form asks. */
    boolean fits(@Nullable Object value);

    /** Tells whether the answer for a value is the same for ever. */
    boolean isPure();

    /** Any value, null too. */
    record Anything() implements Form {

        @Override
        public boolean fits(@Nullable Object value) {
            return true;
        }

        @Override
        public boolean isPure() {
            return true;
        }

        @Override
        public String toString() {
            return "any";
        }
    }

    /** A number of any of several types, which differ in width only. */
    record NumberOf(String name, Set<Class<?>> types) implements Form {

        /** Whole numbers. */
        static final NumberOf INTEGER =
                new NumberOf(
                        "integer",
                        Set.of(
                                byte.class,
                                Byte.class,
                                short.class,
                                Short.class,
                                int.class,
                                Integer.class,
                                long.class,
                                Long.class,
                                BigInteger.class));

        /** Numbers with a fraction. */
        static final NumberOf DECIMAL =
                new NumberOf(
                        "decimal",
                        Set.of(
                                float.class,
                                Float.class,
                                double.class,
                                Double.class,
                                BigDecimal.class));

        @Override
        public boolean fits(@Nullable Object value) {
            return value != null && types.contains(value.getClass());
        }

        @Override
        public boolean isPure() {
            return true;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** A value that another pattern matches. */
    record Matching(Pattern<?> pattern) implements Form {

        @Override
        public boolean fits(@Nullable Object value) {
            return value != null && pattern.matches(value);
        }

        @Override
        public boolean isPure() {
            return pattern.isPure();
        }

        @Override
        public String toString() {
            return pattern.toString();
        }
    }

    /** One value. Integral numbers are held, and compared, as {@link BigInteger}. */
    record Literal(@Nullable Object value) implements Form {

        public Literal {
            value = value instanceof byte[] binary ? binary.clone() : comparable(value);
        }

        @Override
        public boolean fits(@Nullable Object other) {
            return value instanceof byte[] binary
                    ? other instanceof byte[] bytes && Arrays.equals(binary, bytes)
                    : Objects.equals(value, comparable(other));
        }

        private static @Nullable Object comparable(@Nullable Object value) {
            return value instanceof Number number
                            && !(number instanceof BigInteger)
                            && NumberOf.INTEGER.fits(number)
                    ? BigInteger.valueOf(number.longValue())
                    : value;
        }

        @Override
        public boolean isPure() {
            return true;
        }

        @Override
        public String toString() {
            return switch (value) {
                case CharSequence text -> "\"" + text + "\"";
                case byte[] binary -> "byte[" + binary.length + "]";
                case null, default -> String.valueOf(value);
            };
        }
    }

    /** A map that has these keys, with values that fit. */
    record MapOf(Map<Object, Form> entries) implements Form {

        /** Makes the form of a map out of a form for each of its entries. */
        static MapOf of(Map<?, ?> map, BiFunction<Object, @Nullable Object, Form> form) {
            Map<Object, Form> entries = HashMap.newHashMap(map.size());
            map.forEach(
                    (key, value) -> {
                        if (key == null) {
                            throw new IllegalArgumentException(
                                    "The map of a shape has a null key. Give each key a name.");
                        }
                        entries.put(key, form.apply(key, value));
                    });
            return new MapOf(entries);
        }

        @Override
        public boolean fits(@Nullable Object value) {
            if (!(value instanceof Map<?, ?> map)) {
                return false;
            }
            for (Map.Entry<Object, Form> entry : entries.entrySet()) {
                Object found = map.get(entry.getKey());
                if ((found == null && !map.containsKey(entry.getKey()))
                        || !entry.getValue().fits(found)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean isPure() {
            return entries.values().stream().allMatch(Form::isPure);
        }

        /** The keys are sorted, so that the text is always the same. */
        @Override
        public String toString() {
            return entries.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .sorted()
                    .collect(joining(", ", "{", "}"));
        }
    }

    /** A list or array of so many elements, each of which fits at its position. */
    record TupleOf(List<Form> positions) implements Form {

        @Override
        public boolean fits(@Nullable Object value) {
            List<?> elements = Elements.of(value);
            if (elements == null || elements.size() != positions.size()) {
                return false;
            }
            Iterator<?> next = elements.iterator();
            return positions.stream().allMatch(position -> position.fits(next.next()));
        }

        @Override
        public boolean isPure() {
            return positions.stream().allMatch(Form::isPure);
        }

        @Override
        public String toString() {
            return positions.stream().map(Form::toString).collect(joining(", ", "(", ")"));
        }
    }

    /** A list or array all of whose elements fit. */
    record ListOf(Form element) implements Form {

        @Override
        public boolean fits(@Nullable Object value) {
            List<?> elements = Elements.of(value);
            return elements != null && elements.stream().allMatch(element::fits);
        }

        @Override
        public boolean isPure() {
            return element.isPure();
        }

        @Override
        public String toString() {
            return "[" + element + "]";
        }
    }

    /** A set all of whose elements fit. */
    record SetOf(Form element) implements Form {

        @Override
        public boolean fits(@Nullable Object value) {
            return value instanceof Set<?> set && set.stream().allMatch(element::fits);
        }

        @Override
        public boolean isPure() {
            return element.isPure();
        }

        @Override
        public String toString() {
            return "set of " + element;
        }
    }
}
