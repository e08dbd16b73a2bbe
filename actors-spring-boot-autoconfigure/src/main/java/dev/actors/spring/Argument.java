package dev.actors.spring;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.core.ResolvableType;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One of the arguments that a spawn gives: a component of their record, as the binder sees it.
 *
 * @param name its key in JSON and in properties: that of its {@link Name}, else its own
 * @param component the component
 * @param hasDefault whether the record gives it a value where the spawn does not
 */
public record Argument(String name, RecordComponent component, boolean hasDefault) {

    /**
     * The components of a record. What is said of them stands at the canonical constructor's
     * parameters.
     *
     * @param type a record class
     * @return them in their order
     */
    public static List<Argument> of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Parameter[] parameters = canonicalConstructor(type, components).getParameters();
        return IntStream.range(0, components.length)
                .mapToObj(i -> of(components[i], parameters[i]))
                .toList();
    }

    private static Argument of(RecordComponent component, Parameter parameter) {
        return new Argument(
                Optional.ofNullable(parameter.getAnnotation(Name.class))
                        .map(Name::value)
                        .orElse(component.getName()),
                component,
                parameter.isAnnotationPresent(DefaultValue.class));
    }

    /** Its type in a record whose own parameters are known. */
    ResolvableType typeIn(ResolvableType type) {
        return ResolvableType.forType(component.getGenericType(), type);
    }

    private static Constructor<?> canonicalConstructor(
            Class<?> type, RecordComponent[] components) {
        Class<?>[] types =
                Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(
                    "A record without its canonical constructor: " + type.getName(), e);
        }
    }

    /**
     * Whether the spawn or a property must give it: it has no default, and must not be null, or is
     * primitive, of which the binder would make a missing number 0.
     *
     * @param notNull the names of the record's arguments that must not be null
     * @return true if one must
     */
    public boolean isRequired(Collection<String> notNull) {
        return !hasDefault && (component.getType().isPrimitive() || notNull.contains(name));
    }
}
