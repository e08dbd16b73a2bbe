package dev.actors.spring.web;

import com.fasterxml.classmate.ResolvedType;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Types of the schema generator's library as Jackson has them, and whose handling is known. */
final class JacksonTypes {

    private final JsonMapper mapper;

    JacksonTypes(JsonMapper mapper) {
        this.mapper = mapper;
    }

    JavaType of(ResolvedType type) {
        return type.getTypeParameters().isEmpty()
                ? mapper.constructType(type.getErasedType())
                : mapper.getTypeFactory()
                        .constructParametricType(
                                type.getErasedType(),
                                type.getTypeParameters().stream()
                                        .map(this::of)
                                        .toArray(JavaType[]::new));
    }

    /** Whether a reader is Jackson's or the protocol's own, not the application's. */
    static boolean isOwn(@Nullable ValueDeserializer<?> reader) {
        return reader != null
                && StrictScalars.isOwn(reader.getClass())
                && (reader.getDelegatee() == null || isOwn(reader.getDelegatee()));
    }

    /** Whether a type is an array, list, object or optional value in JSON. */
    static boolean isContainer(Class<?> type) {
        return (type.isArray() && type != char[].class)
                || Collection.class.isAssignableFrom(type)
                || Map.class.isAssignableFrom(type)
                || type == Optional.class;
    }
}
