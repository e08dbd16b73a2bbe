package dev.actors.spring;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How one value of a simple Java type stands in JSON. Messages and arguments are held against these
 * forms as they are read, and the JSON Schemas of behaviours are made from them, so that both say
 * the same.
 */
public sealed interface JsonForm {

    /** True or false. */
    record Truth() implements JsonForm {}

    /**
     * An integer, written without fraction and exponent.
     *
     * @param min the least; null if there is none
     * @param max the greatest; null if there is none
     */
    record Whole(@Nullable BigInteger min, @Nullable BigInteger max) implements JsonForm {

        /**
         * Whether a value is an integer within the bounds.
         *
         * @param value a value from JSON
         * @return true if it is
         */
        public boolean takes(@Nullable Object value) {
            return switch (value) {
                case Integer number -> within(BigInteger.valueOf(number));
                case Long number -> within(BigInteger.valueOf(number));
                case BigInteger number -> within(number);
                case null, default -> false;
            };
        }

        private boolean within(BigInteger number) {
            return (min == null || number.compareTo(min) >= 0)
                    && (max == null || number.compareTo(max) <= 0);
        }
    }

    /**
     * Any number.
     *
     * @param limit the greatest, whose negative is the least; null if there is none
     */
    record Decimal(@Nullable BigDecimal limit) implements JsonForm {

        /**
         * Whether a number is within the limit.
         *
         * @param number the number
         * @return true if it is
         */
        public boolean takes(BigDecimal number) {
            return limit == null || number.abs().compareTo(limit) <= 0;
        }
    }

    /**
     * A string.
     *
     * @param pattern what the whole string matches, in the syntax that Java and ECMAScript share;
     *     null if any string is tried
     * @param format the name that JSON Schema has for it; null if it has none
     */
    record Text(@Nullable Pattern pattern, @Nullable String format) implements JsonForm {

        /**
         * Whether a string has the form. It can still name what there is not, such as a currency.
         *
         * @param text the string
         * @return true if it has
         */
        public boolean takes(String text) {
            return pattern == null || pattern.matcher(text).matches();
        }
    }

    /**
     * The form of a type in messages.
     *
     * @param type a class; a primitive one has the form of its box
     * @return the form; empty if the type is not a simple one
     */
    static Optional<JsonForm> ofMessage(Class<?> type) {
        return Optional.ofNullable(JsonForms.OF_MESSAGES.get(type));
    }

    /**
     * The form of a type in the arguments of a spawn, which Spring's Binder makes.
     *
     * @param type a class; a primitive one has the form of its box
     * @return the form; empty if the type is not a simple one
     */
    static Optional<JsonForm> ofArgument(Class<?> type) {
        return Optional.ofNullable(JsonForms.OF_ARGUMENTS.get(type));
    }
}
