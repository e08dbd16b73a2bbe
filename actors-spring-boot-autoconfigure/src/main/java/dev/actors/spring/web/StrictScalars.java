package dev.actors.spring.web;

import com.fasterxml.jackson.annotation.JsonFormat;

import dev.actors.spring.JsonForm;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;
import tools.jackson.databind.type.ArrayType;

import java.lang.reflect.Array;
import java.util.function.Predicate;

/**
 * Closes what no coercion setting reaches: text such as "NaN" for a number, numbers for a time, an
 * enum's name with blanks around it, numbers beyond what a double holds, and those that are bytes
 * only without a sign.
 */
final class StrictScalars extends ValueDeserializerModifier {

    private static final long serialVersionUID = 1L;

    private static final String JACKSON = "tools.jackson.databind.";
    private static final String PROTOCOL = StrictScalars.class.getPackageName() + ".";

    @Override
    public ValueDeserializer<?> modifyDeserializer(
            DeserializationConfig config,
            BeanDescription.Supplier bean,
            ValueDeserializer<?> deserializer) {
        if (!isOwn(deserializer.getClass())) {
            return deserializer;
        }
        Class<?> type = bean.getBeanClass();
        return switch (JsonForm.ofMessage(type).orElse(null)) {
            case JsonForm.Decimal form -> new Guarded(deserializer, parser -> isIn(form, parser));
            case JsonForm.Whole form when type == byte.class || type == Byte.class ->
                    new Guarded(
                            deserializer,
                            parser -> isNumber(parser) && form.takes(parser.getNumberValue()));
            case JsonForm.Text form when type != String.class ->
                    new Guarded(
                            deserializer,
                            parser -> isText(parser) && form.takes(parser.getString()));
            case null, default -> deserializer;
        };
    }

    /**
     * Arrays of decimals would read their elements by themselves, text among them; one of
     * characters is text.
     */
    @Override
    public ValueDeserializer<?> modifyArrayDeserializer(
            DeserializationConfig config,
            ArrayType type,
            BeanDescription.Supplier bean,
            ValueDeserializer<?> deserializer) {
        if (type.hasRawClass(double[].class) || type.hasRawClass(float[].class)) {
            return new Decimals(type.getContentType().getRawClass());
        }
        return type.hasRawClass(char[].class) && isOwn(deserializer.getClass())
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

    private static boolean isNumber(JsonParser parser) {
        return parser.currentToken().isNumeric();
    }

    private static boolean isIn(JsonForm.Decimal form, JsonParser parser) {
        return isNumber(parser) && form.takes(parser.getDecimalValue());
    }

    private static boolean isText(JsonParser parser) {
        return parser.hasToken(JsonToken.VALUE_STRING);
    }

    /**
     * Whether what reads or writes values is Jackson's or the protocol's, not the application's.
     */
    static boolean isOwn(Class<?> handler) {
        return handler.getName().startsWith(JACKSON) || handler.getName().startsWith(PROTOCOL);
    }

    /** Whether the application says how a value is written. */
    static boolean isFormatted(
            DatabindContext context, @Nullable BeanProperty property, Class<?> type) {
        JsonFormat.Value format =
                property == null
                        ? context.getDefaultPropertyFormat(type)
                        : property.findPropertyFormat(context.getConfig(), type);
        return format.hasPattern() || format.hasShape();
    }

    private static boolean isBare(JsonParser parser) {
        return parser.getString().equals(parser.getString().strip());
    }

    /** Reads an array of primitive decimals as one of their boxes, of which none may be null. */
    private static final class Decimals extends ValueDeserializer<Object> {

        private final Class<?> element;

        Decimals(Class<?> element) {
            this.element = element;
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            Class<?> boxes = ClassUtils.resolvePrimitiveIfNecessary(element).arrayType();
            @Nullable Object[] boxed = (@Nullable Object[]) context.readValue(parser, boxes);
            Object decimals = Array.newInstance(element, boxed.length);
            for (int i = 0; i < boxed.length; i++) {
                Array.set(
                        decimals,
                        i,
                        boxed[i] == null
                                ? context.handleUnexpectedToken(element, parser)
                                : boxed[i]);
            }
            return decimals;
        }
    }

    /**
     * A deserializer that is only asked for values that pass a test. Where the application gives a
     * value another form with {@code @JsonFormat}, any bare text is tried.
     */
    private static final class Guarded extends DelegatingDeserializer {

        private final transient Predicate<JsonParser> test;

        Guarded(ValueDeserializer<?> deserializer, Predicate<JsonParser> test) {
            super(deserializer);
            this.test = test;
        }

        @Override
        public ValueDeserializer<?> createContextual(
                DeserializationContext context, @Nullable BeanProperty property) {
            ValueDeserializer<?> contextual = super.createContextual(context, property);
            return contextual instanceof Guarded guarded
                            && isFormatted(context, property, handledType())
                    ? new Guarded(
                            guarded.getDelegatee(), parser -> isText(parser) && isBare(parser))
                    : contextual;
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
