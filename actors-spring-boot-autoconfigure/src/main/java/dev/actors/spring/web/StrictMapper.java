package dev.actors.spring.web;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import dev.actors.Address;
import dev.actors.spring.JsonForm;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionConfigs;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotationIntrospectorPair;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.PolymorphicTypeValidator;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;
import tools.jackson.databind.type.LogicalType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the mapper of messages, replies and states: the application's own, with its modules, but
 * strict. No value is coerced into another type, no key is ignored, and no class that JSON names is
 * ever loaded.
 */
final class StrictMapper {

    private static final Map<LogicalType, Set<CoercionInputShape>> OWN_SHAPES =
            Map.of(
                    LogicalType.Integer, EnumSet.of(CoercionInputShape.Integer),
                    LogicalType.Float,
                            EnumSet.of(CoercionInputShape.Integer, CoercionInputShape.Float),
                    LogicalType.Boolean, EnumSet.of(CoercionInputShape.Boolean),
                    LogicalType.Textual, EnumSet.of(CoercionInputShape.String),
                    LogicalType.Enum, EnumSet.of(CoercionInputShape.String),
                    LogicalType.DateTime, EnumSet.of(CoercionInputShape.String),
                    LogicalType.OtherScalar, EnumSet.of(CoercionInputShape.String),
                    LogicalType.Binary,
                            EnumSet.of(CoercionInputShape.String, CoercionInputShape.Binary),
                    LogicalType.Untyped, EnumSet.allOf(CoercionInputShape.class));

    private static final List<Class<?>> INTEGERS =
            List.of(
                    byte.class,
                    short.class,
                    int.class,
                    long.class,
                    Byte.class,
                    Short.class,
                    Integer.class,
                    Long.class,
                    BigInteger.class);

    private static final List<Class<?>> DECIMALS =
            List.of(float.class, double.class, Float.class, Double.class, BigDecimal.class);

    private static final JsonInclude.Value ALWAYS =
            JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS);

    private StrictMapper() {}

    static JsonMapper of(JsonMapper application) {
        JsonMapper.Builder builder = application.rebuild();
        return builder.deactivateDefaultTyping()
                .clearProblemHandlers()
                .polymorphicTypeValidator(new NoClassNames())
                .disable(
                        MapperFeature.ALLOW_COERCION_OF_SCALARS,
                        MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS,
                        MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES,
                        MapperFeature.ACCEPT_CASE_INSENSITIVE_VALUES)
                .disable(
                        DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                        DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                        DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS,
                        DeserializationFeature.UNWRAP_ROOT_VALUE,
                        DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT,
                        DeserializationFeature.ACCEPT_EMPTY_ARRAY_AS_NULL_OBJECT)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(
                        EnumFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL,
                        EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
                .disable(
                        SerializationFeature.WRAP_ROOT_VALUE,
                        SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .withConfigOverride(Map.class, maps -> maps.setInclude(ALWAYS))
                .annotationIntrospector(new NoIgnoredKeys(builder.annotationIntrospector()))
                .withAllCoercionConfigs(StrictMapper::forbidCoercions)
                .addModule(
                        OptionalNumber.addTo(new SimpleModule("actors-strict"))
                                .addDeserializer(Class.class, new NoClasses())
                                .addKeyDeserializer(Class.class, new NoClassKeys())
                                .addDeserializer(byte[].class, new Base64Text())
                                .addDeserializer(Address.class, new AddressText())
                                .addSerializer(Address.class, ToStringSerializer.instance)
                                .addSerializer(Throwable.class, ToStringSerializer.instance)
                                .setDeserializerModifier(new StrictScalars()))
                .build();
    }

    /**
     * What an application has allowed for single classes outranks what is said for kinds of types:
     * both are reset.
     */
    private static void forbidCoercions(CoercionConfigs configs) {
        for (LogicalType type : LogicalType.values()) {
            forbid(configs.findOrCreateCoercion(type), shapesOf(type));
        }
        INTEGERS.forEach(
                type -> forbid(configs.findOrCreateCoercion(type), shapesOf(LogicalType.Integer)));
        DECIMALS.forEach(
                type -> forbid(configs.findOrCreateCoercion(type), shapesOf(LogicalType.Float)));
        for (Class<?> type : List.of(boolean.class, Boolean.class)) {
            forbid(configs.findOrCreateCoercion(type), shapesOf(LogicalType.Boolean));
        }
        forbid(configs.findOrCreateCoercion(String.class), shapesOf(LogicalType.Textual));
    }

    private static Set<CoercionInputShape> shapesOf(LogicalType type) {
        return OWN_SHAPES.getOrDefault(type, Set.of());
    }

    private static void forbid(MutableCoercionConfig config, Set<CoercionInputShape> own) {
        config.setAcceptBlankAsEmpty(false);
        for (CoercionInputShape shape : CoercionInputShape.values()) {
            if (!own.contains(shape)) {
                config.setCoercion(shape, CoercionAction.Fail);
            }
        }
    }

    /** Refuses every class that a type id in JSON could name, before it is loaded. */
    private static final class NoClassNames extends PolymorphicTypeValidator.Base {

        private static final long serialVersionUID = 1L;

        @Override
        public Validity validateBaseType(DatabindContext context, JavaType baseType) {
            return Validity.DENIED;
        }
    }

    /** Reads annotations as the application does, but lets no class have unknown keys ignored. */
    private static final class NoIgnoredKeys extends AnnotationIntrospectorPair {

        private static final long serialVersionUID = 1L;

        NoIgnoredKeys(AnnotationIntrospector application) {
            super(application, AnnotationIntrospector.nopInstance());
        }

        @Override
        public JsonIgnoreProperties.Value findPropertyIgnoralByName(
                MapperConfig<?> config, Annotated annotated) {
            return super.findPropertyIgnoralByName(config, annotated).withoutIgnoreUnknown();
        }
    }

    /** Refuses to load a class for a component of type {@code Class}. */
    @SuppressWarnings("rawtypes") // the raw class is what Jackson registers deserializers under
    private static final class NoClasses extends ValueDeserializer<Class> {

        @Override
        public Class deserialize(JsonParser parser, DeserializationContext context) {
            return (Class<?>) context.handleUnexpectedToken(Class.class, parser);
        }
    }

    /** Refuses to load one for a key of a map. */
    private static final class NoClassKeys extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return context.handleWeirdKey(Class.class, key, "no class is loaded");
        }
    }

    /** Reads bytes from base64 text only, in the variant that the protocol writes. */
    private static final class Base64Text extends ValueDeserializer<byte[]> {

        private static final JsonForm.Text FORM =
                (JsonForm.Text) JsonForm.ofMessage(byte[].class).orElseThrow();

        @Override
        public byte[] deserialize(JsonParser parser, DeserializationContext context) {
            return parser.hasToken(JsonToken.VALUE_STRING) && FORM.takes(parser.getString())
                    ? Base64.getDecoder().decode(parser.getString())
                    : (byte[]) context.handleUnexpectedToken(byte[].class, parser);
        }
    }

    /** Reads an address from its one string form. */
    private static final class AddressText extends ValueDeserializer<Address> {

        @Override
        public Class<?> handledType() {
            return Address.class;
        }

        @Override
        public Address deserialize(JsonParser parser, DeserializationContext context) {
            try {
                return parser.hasToken(JsonToken.VALUE_STRING)
                        ? Address.parse(parser.getString())
                        : (Address) context.handleUnexpectedToken(Address.class, parser);
            } catch (IllegalArgumentException e) {
                return (Address)
                        context.handleWeirdStringValue(
                                Address.class, parser.getString(), "%s", e.getMessage());
            }
        }
    }
}
