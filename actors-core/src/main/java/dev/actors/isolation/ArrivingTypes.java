package dev.actors.isolation;

import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.chrono.AbstractChronology;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells from a declared type alone whether an isolated value can be of it. */
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
    private final Set<Class<?>> seen = new HashSet<>();

    ArrivingTypes(Set<Class<?>> trusted, Set<Class<?>> copied) {
        this.trusted = trusted;
        this.copied = copied;
    }

    boolean include(Class<?> type) {
        if (Stream.of(copied, trusted, ImmutableTypes.VALUES, COPIES)
                .flatMap(Set::stream)
                .anyMatch(type::isAssignableFrom)) {
            return true;
        }
        if (type.isRecord()) {
            return !seen.add(type)
                    || Stream.of(type.getRecordComponents())
                            .allMatch(component -> include(component.getType()));
        }
        if (type.isArray()) {
            return include(type.getComponentType());
        }
        if (type.isSealed() && Modifier.isAbstract(type.getModifiers())) {
            return !seen.add(type)
                    || Stream.of(type.getPermittedSubclasses()).anyMatch(this::include);
        }
        return type.isPrimitive()
                || (type.isInterface() && !isOfCollections(type))
                || ImmutableTypes.includes(type, trusted, copied);
    }

    /** Of what implements it there is no copy that does so too. */
    private static boolean isOfCollections(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }
}
