package dev.actors.spring.web;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.annotation.Nulls;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.json.JsonMapper;

import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Types of the schema generator's library as Jackson has them, and whose handling is known. */
final class JacksonTypes {

    private static final Set<String> PACKAGES =
            Set.of(JsonProperty.class.getPackageName(), JsonDeserialize.class.getPackageName());
    private static final Set<Class<? extends Annotation>> PLAIN =
            Set.of(
                    JsonProperty.class,
                    JsonAlias.class,
                    JsonInclude.class,
                    JsonPropertyDescription.class,
                    JsonView.class);

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

    /** Whether nothing but its key, and whether it must be there, is said of a component. */
    static boolean isPlain(@Nullable AnnotatedMember component) {
        return component != null
                && component
                        .annotations()
                        .filter(said -> PACKAGES.contains(said.annotationType().getPackageName()))
                        .allMatch(JacksonTypes::isPlain);
    }

    /** Of nulls each component is asked, but not of those among its elements. */
    private static boolean isPlain(Annotation said) {
        return said instanceof JsonSetter setter
                ? setter.contentNulls() == Nulls.DEFAULT
                : PLAIN.contains(said.annotationType());
    }

    /** Whether a type is an array, list, object or optional value in JSON. */
    static boolean isContainer(Class<?> type) {
        return (type.isArray() && type != char[].class)
                || Collection.class.isAssignableFrom(type)
                || type == Iterable.class
                || Map.class.isAssignableFrom(type)
                || type == Optional.class;
    }
}
