package dev.actors.spring.web;

import com.fasterxml.classmate.ResolvedType;

import dev.actors.spring.JsonForm;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.AbstractDeserializer;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.impl.NullsFailProvider;
import tools.jackson.databind.deser.jdk.EnumDeserializer;
import tools.jackson.databind.deser.jdk.EnumSetDeserializer;
import tools.jackson.databind.ext.javatime.deser.MonthDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

import java.io.Serializable;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Messages, as the protocol's mapper reads them. What it reads in a way of the application's own,
 * with a deserializer or a creator, can be anything.
 */
final class MessageJsonTypes implements JsonTypes {

    private final JsonMapper mapper;
    private final JacksonTypes jackson;
    private final MessageReaders readers;

    MessageJsonTypes(JsonMapper mapper) {
        this.mapper = mapper;
        jackson = new JacksonTypes(mapper);
        readers = new MessageReaders(mapper);
    }

    @Override
    public Optional<Map<String, Component>> components(ResolvedType type) {
        RecordComponent[] declared = type.getErasedType().getRecordComponents();
        return readers.components(jackson.of(type))
                .filter(read -> read.values().stream().noneMatch(this::hasOtherNames))
                .map(
                        read ->
                                read.entrySet().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        each -> declared[each.getKey()].getName(),
                                                        each -> component(each.getValue()))));
    }

    private boolean hasOtherNames(SettableBeanProperty property) {
        return !property.findAliases(mapper.deserializationConfig()).isEmpty();
    }

    private Component component(SettableBeanProperty property) {
        boolean primitive = property.getType().isPrimitive();
        boolean noNull =
                primitive
                        || property.getNullValueProvider() instanceof NullsFailProvider
                        || mapper.isEnabled(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
        boolean required =
                noNull
                        || property.isRequired()
                        || mapper.isEnabled(
                                DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
        boolean known =
                JacksonTypes.isPlain(property.getMember())
                        && !property.hasValueTypeDeserializer()
                        && JacksonTypes.isOwn(property.getValueDeserializer())
                        && !StrictScalars.isFormatted(
                                mapper._deserializationContext(),
                                property,
                                property.getType().getRawClass());
        return new Component(property.getName(), required, !noNull, known);
    }

    @Override
    public Optional<JsonForm> form(Class<?> type) {
        return JsonForm.ofMessage(type)
                .filter(form -> JacksonTypes.isOwn(readers.of(mapper.constructType(type))));
    }

    /** Those of the names that an enum's constants could have that the mapper does read. */
    @Override
    public Optional<List<JsonNode>> constants(Class<?> type) {
        return isReadByNames(type)
                ? Optional.of(candidates(type).filter(each -> isRead(each, type)).toList())
                : Optional.empty();
    }

    /** A creator of the application's own takes what it likes. */
    private boolean isReadByNames(Class<?> type) {
        ValueDeserializer<?> reader = readers.of(mapper.constructType(type));
        while (reader != null && reader.getDelegatee() != null) {
            reader = reader.getDelegatee();
        }
        return reader instanceof EnumDeserializer || reader instanceof MonthDeserializer;
    }

    private Stream<JsonNode> candidates(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .flatMap(
                        constant -> {
                            JsonNode written = mapper.valueToTree(constant);
                            String name = ((Enum<?>) constant).name();
                            return Stream.of(
                                    written,
                                    StringNode.valueOf(written.asString(name)),
                                    StringNode.valueOf(name),
                                    StringNode.valueOf(constant.toString()));
                        })
                .distinct();
    }

    private boolean isRead(JsonNode json, Class<?> type) {
        try {
            return mapper.treeToValue(json, type) != null;
        } catch (JacksonException e) {
            return false;
        }
    }

    @Override
    public Keys keys(ResolvedType map) {
        List<ResolvedType> parameters = map.typeParametersFor(Map.class);
        Class<?> key = parameters.isEmpty() ? Object.class : parameters.getFirst().getErasedType();
        if (!key.isEnum() || !isReadByNames(key)) {
            return new Keys.Any();
        }
        JavaType type = mapper.getTypeFactory().constructMapType(Map.class, key, Object.class);
        return new Keys.Named(
                candidates(key)
                        .flatMap(each -> each.asStringOpt().stream())
                        .distinct()
                        .filter(name -> isKey(name, type))
                        .toList());
    }

    private boolean isKey(String name, JavaType map) {
        try {
            mapper.treeToValue(mapper.createObjectNode().put(name, 0), map);
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    @Override
    public boolean emptyRecords() {
        return true;
    }

    /** Jackson reads a set of an enum into one that takes no null. */
    @Override
    public boolean nullableElements(ResolvedType container) {
        return !(readers.of(jackson.of(container)) instanceof EnumSetDeserializer);
    }

    @Override
    public @Nullable Special special(Class<?> type) {
        if (JacksonTypes.isContainer(type)) {
            return null;
        }
        if (type == Serializable.class) {
            return Special.SCALAR; // lists and maps arrive as what is not
        }
        ValueDeserializer<?> reader = readers.of(mapper.constructType(type));
        return reader == null || reader instanceof AbstractDeserializer || type == Class.class
                ? Special.NOTHING
                : Special.ANYTHING;
    }
}
