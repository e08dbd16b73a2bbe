package dev.actors.spring.web;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;

import dev.actors.spring.JsonForm;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.ser.BeanSerializer;
import tools.jackson.databind.ser.UnrolledBeanSerializer;

import java.lang.reflect.RecordComponent;
import java.time.Year;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Replies, as the protocol's mapper writes them. What it writes in a way of the application's own
 * can be anything.
 */
final class ReplyTypes implements JsonTypes {

    private final JsonMapper mapper;
    private final JacksonTypes jackson;

    ReplyTypes(JsonMapper mapper) {
        this.mapper = mapper;
        jackson = new JacksonTypes(mapper);
    }

    @Override
    public Optional<Map<String, Component>> components(ResolvedType type) {
        var javaType = jackson.of(type);
        ValueSerializer<?> writer = writer(javaType);
        if (writer == null || !isOfObjects(writer)) {
            return Optional.empty();
        }
        BeanDescription description =
                mapper._serializationContext().introspectBeanDescription(javaType);
        if (KeysOfRecords.areMixed(description, mapper.serializationConfig())) {
            return Optional.empty();
        }
        Set<String> keys = new HashSet<>();
        writer.properties().forEachRemaining(property -> keys.add(property.getName()));
        boolean always =
                isAlways(mapper.serializationConfig().getDefaultPropertyInclusion())
                        && isAlways(description.findPropertyInclusion(JsonInclude.Value.empty()));
        List<String> declared =
                Stream.of(type.getErasedType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList();
        Map<String, Component> components = new HashMap<>();
        for (BeanPropertyDefinition property : description.findProperties()) {
            if (!keys.contains(property.getName())) {
                continue;
            }
            if (!declared.contains(property.getInternalName())) {
                return Optional.empty();
            }
            components.put(
                    property.getInternalName(),
                    new Component(
                            property.getName(),
                            always && isAlways(property.findInclusion()),
                            !property.getRawPrimaryType().isPrimitive(),
                            JacksonTypes.isPlain(property.getAccessor())
                                    && !isAnnotated(property.getAccessor())));
        }
        return Optional.of(components);
    }

    /** A mistake in the record is told whoever replies with one. */
    private @Nullable ValueSerializer<?> writer(JavaType type) {
        try {
            return mapper._serializationContext().findRootValueSerializer(type);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static boolean isOfObjects(ValueSerializer<?> writer) {
        return (writer instanceof BeanSerializer || writer instanceof UnrolledBeanSerializer)
                && !writer.usesObjectId();
    }

    private boolean isAnnotated(AnnotatedMember member) {
        var config = mapper.serializationConfig();
        var annotations = config.getAnnotationIntrospector();
        JsonFormat.Value format = annotations.findFormat(config, member);
        return annotations.findSerializer(config, member) != null
                || annotations.findContentSerializer(config, member) != null
                || annotations.findPolymorphicTypeInfo(config, member) != null
                || (format != null && !format.equals(JsonFormat.Value.empty()));
    }

    private static boolean isAlways(JsonInclude.Value inclusion) {
        return switch (inclusion.getValueInclusion()) {
            case ALWAYS, USE_DEFAULTS -> true;
            default -> false;
        };
    }

    /** A time can be written that no message could bring, so that no pattern is said. */
    @Override
    public Optional<JsonForm> form(Class<?> type) {
        return JsonForm.ofMessage(type)
                .filter(form -> isOwnWriter(type) && !isCounted(type) && !isArray(type))
                .map(
                        form ->
                                switch (form) {
                                    case JsonForm.Text(var pattern, var format) ->
                                            new JsonForm.Text(null, format);
                                    case JsonForm.Decimal _ -> new JsonForm.Decimal(null);
                                    case JsonForm.Truth _, JsonForm.Whole _ -> form;
                                });
    }

    /** Whether the application writes characters one by one. */
    private boolean isArray(Class<?> type) {
        return type == char[].class
                && mapper.isEnabled(SerializationFeature.WRITE_CHAR_ARRAYS_AS_JSON_ARRAYS);
    }

    /** Whether the application writes times as numbers. */
    private boolean isCounted(Class<?> type) {
        return type.getPackageName().startsWith("java.time")
                && (mapper.isEnabled(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                        || mapper.isEnabled(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                        || type == Year.class);
    }

    private boolean isOwnWriter(Class<?> type) {
        return StrictScalars.isOwn(
                mapper._serializationContext().findRootValueSerializer(type).getClass());
    }

    @Override
    public Optional<List<JsonNode>> constants(Class<?> type) {
        return Optional.of(
                Stream.of(type.getEnumConstants())
                        .map(constant -> mapper.<JsonNode>valueToTree(constant))
                        .distinct()
                        .toList());
    }

    @Override
    public Keys keys(ResolvedType map) {
        return new Keys.Any();
    }

    @Override
    public boolean emptyRecords() {
        return true;
    }

    @Override
    public boolean nullableElements(ResolvedType container) {
        return true;
    }

    @Override
    public @Nullable Special special(Class<?> type) {
        return JacksonTypes.isContainer(type) ? null : Special.ANYTHING;
    }
}
