package dev.actors.isolation;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.time.Clock;
import java.time.chrono.AbstractChronology;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells from a declared type alone whether an isolated value can be of it. What a record's lists,
 * maps and other containers are declared to hold counts too: those that hold nothing say nothing.
 */
final class ArrivingTypes {

    /** What is made by copying, or stands for many classes. */
    private static final Set<Class<?>> COPIES =
            Set.of(
                    Record.class,
                    Clock.class,
                    AbstractChronology.class,
                    Optional.class,
                    Frozen.ListOf.class,
                    Frozen.SetOf.class,
                    Frozen.MapOf.class);

    private final Set<Class<?>> trusted;
    private final Set<Class<?>> copied;

    /**
     * A type that leads back to itself is assumed to arrive: only its other parts say otherwise.
     */
    private final Map<Class<?>, Boolean> known = new HashMap<>();

    ArrivingTypes(Set<Class<?>> trusted, Set<Class<?>> copied) {
        this.trusted = trusted;
        this.copied = copied;
    }

    /** Whether an isolated value can be of a class. */
    boolean include(Class<?> type) {
        Boolean before = known.putIfAbsent(type, true);
        if (before != null) {
            return before;
        }
        boolean arrives = decide(type);
        known.put(type, arrives);
        return arrives;
    }

    private boolean decide(Class<?> type) {
        if (Stream.of(copied, trusted, ImmutableTypes.VALUES, COPIES)
                .flatMap(Set::stream)
                .anyMatch(type::isAssignableFrom)) {
            return true;
        }
        if (type.isRecord()) {
            return Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getGenericType)
                    .allMatch(component -> include(raw(component)) && holdsOnlyPassed(component));
        }
        if (type.isArray()) {
            return include(type.getComponentType());
        }
        if (type.isSealed() && Modifier.isAbstract(type.getModifiers())) {
            return Stream.of(type.getPermittedSubclasses()).anyMatch(this::include);
        }
        return type.isPrimitive()
                || (type.isInterface() && !isOfCollections(type))
                || ImmutableTypes.includes(type, trusted, copied);
    }

    /** Of what implements it there is no copy that does so too. */
    private static boolean isOfCollections(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    /** Whether every value of a class is refused, and none is passed as something else either. */
    boolean refuse(Class<?> type) {
        if (include(type) || isCopiedCollection(type)) {
            return false;
        }
        if (type.isArray() || !Modifier.isAbstract(type.getModifiers())) {
            return true;
        }
        return type.isSealed() && Stream.of(type.getPermittedSubclasses()).allMatch(this::refuse);
    }

    private static boolean isCopiedCollection(Class<?> type) {
        return Stream.of(Map.class, List.class, Set.class)
                .anyMatch(copied -> copied.isAssignableFrom(type));
    }

    /** Nobody looks as what the elements of a copy arrive. */
    private boolean holdsOnlyPassed(Type container) {
        return elements(container)
                .allMatch(element -> !refuse(raw(element)) && holdsOnlyPassed(element));
    }

    /** Only the JDK's containers are known to hold what their type arguments say. */
    private static Stream<Type> elements(Type type) {
        return switch (type) {
            case ParameterizedType container when isContainer(raw(container)) ->
                    Stream.of(container.getActualTypeArguments());
            case WildcardType any -> elements(any.getUpperBounds()[0]);
            case GenericArrayType array -> elements(array.getGenericComponentType());
            default -> Stream.empty();
        };
    }

    private static boolean isContainer(Class<?> type) {
        return type.getPackageName().startsWith("java.util")
                && Stream.of(Collection.class, Map.class, Optional.class)
                        .anyMatch(container -> container.isAssignableFrom(type));
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> known -> known;
            case ParameterizedType generic -> raw(generic.getRawType());
            case WildcardType any -> raw(any.getUpperBounds()[0]);
            case TypeVariable<?> variable -> raw(variable.getBounds()[0]);
            case GenericArrayType array -> raw(array.getGenericComponentType()).arrayType();
            default -> Object.class;
        };
    }
}
