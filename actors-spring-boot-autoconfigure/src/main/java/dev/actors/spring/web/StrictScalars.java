package dev.actors.spring.web;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Year;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Closes what no coercion setting reaches: text such as "NaN" for a number, numbers for a time, an
 * enum's name with blanks around it, and numbers beyond what a double holds.
 */
final class StrictScalars extends ValueDeserializerModifier {

    private static final long serialVersionUID = 1L;

    private static final List<Class<?>> DOUBLES =
            List.of(double.class, Double.class, float.class, Float.class);

    /** Times that Jackson also reads from a count of seconds. */
    private static final List<Class<?>> COUNTED = List.of(Duration.class, Instant.class);

    private static final Pattern NUMERAL = Pattern.compile("[-+]?[0-9.]+");

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config,
            BeanDescription.Supplier bean,
            ValueDeserializer<?> deserializer) {
        Class<?> type = bean.getBeanClass();
        if (DOUBLES.contains(type)) {
            return new Guarded(deserializer, StrictScalars::isFiniteNumber);
        }
        if (COUNTED.contains(type)) {
            return new Guarded(deserializer, parser -> isText(parser) && !isNumeral(parser));
        }
        return type.getPackageName().startsWith("java.time") && type != Year.class
                ? new Guarded(deserializer, StrictScalars::isText)
                : deserializer;
    }

    @Override
    public ValueDeserializer<?> modifyEnumDeserializer(
            DeserializationConfig config,
            JavaType type,
            BeanDescription.Supplier bean,
            ValueDeserializer<?> deserializer) {
        return new Guarded(
                deserializer, parser -> !parser.hasToken(JsonToken.VALUE_STRING) || isBare(parser));
    }

    private static boolean isFiniteNumber(JsonParser parser) {
        return parser.currentToken().isNumeric()
                && Double.isFinite(new BigDecimal(parser.getString()).doubleValue());
    }

    private static boolean isText(JsonParser parser) {
        return parser.hasToken(JsonToken.VALUE_STRING) && isBare(parser);
    }

    private static boolean isNumeral(JsonParser parser) {
        return NUMERAL.matcher(parser.getString()).matches();
    }

    private static boolean isBare(JsonParser parser) {
        return parser.getString().equals(parser.getString().strip());
    }

    /** A deserializer that is only asked for values that pass a test. */
    private static final class Guarded extends DelegatingDeserializer {

        private final transient Predicate<JsonParser> test;

        Guarded(ValueDeserializer<?> deserializer, Predicate<JsonParser> test) {
            super(deserializer);
            this.test = test;
        }

        @Override
        protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> deserializer) {
            return new Guarded(deserializer, test);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context)
                throws JacksonException {
            if (!test.test(parser)) {
                return context.handleUnexpectedToken(handledType(), parser);
            }
            return super.deserialize(parser, context);
        }
    }
}
