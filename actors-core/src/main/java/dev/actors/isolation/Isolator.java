package dev.actors.isolation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a value safe to hand to another actor: the same object if it cannot change, else a
 * structural copy.
 *
 * <p>A class is decided once: always shareable (strings, boxed values, enums, {@code java.time},
 * records and sealed types of such), never, or by value. JSON-like data (map, list, set, array) and
 * records with changeable parts are copied and arrive unmodifiable, in their order; arrays arrive
 * as copies. A record is copied by its constructor, and what that puts in place of its parts is the
 * copy's own. A copier of the application goes before all that, save in mode {@link
 * Isolation#SHARE}. Exceptions are shared. Any other object is refused, other collections such as
 * queues too: no serialiser is used in silence. Thread-safe.
 */
public final class Isolator {

    private final Isolation mode;
    private final Map<Class<?>, MessageCopier<?>> copiers;
    private final Set<Class<?>> trusted;
    private final ClassValue<Treatment> treatments =
            new ClassValue<>() {
                @Override
                protected Treatment computeValue(Class<?> type) {
                    return decide(type);
                }
            };

    /**
     * An isolator with its settings.
     *
     * @param mode what to do with what cannot be shared
     * @param copiers copiers of the application, by the exact class they copy
     * @param trusted classes whose instances may always be shared
     */
    public Isolator(
            Isolation mode, Map<Class<?>, MessageCopier<?>> copiers, Set<Class<?>> trusted) {
        this.mode = mode;
        this.copiers = Map.copyOf(copiers);
        this.trusted = Set.copyOf(trusted);
    }

    /**
     * Isolates a value. It never blocks.
     *
     * @param value what is about to leave its owner
     * @return the value itself, or a copy
     * @throws NotShareableException if the value can neither be shared nor copied, or is cyclic
     */
    public Object isolate(Object value) {
        return sharesAll() || treatments.get(value.getClass()) == Treatment.SHARE
                ? value
                : new StructuralCopy(treatments, copiers, mode == Isolation.STRICT).of(value);
    }

    /**
     * Tells from a type whether an isolated value can be of it. {@code ArrayList} is no such type,
     * since a copy of a list is unmodifiable and of another class; {@code List} is. Of a record's
     * components it counts too what they hold, as {@code List<Thread>} says it.
     *
     * @param type the class of a value, or of something that holds one
     * @return false if every instance would be refused, or arrive as something else
     */
    public boolean canIsolate(Class<?> type) {
        return sharesAll() || new ArrivingTypes(trusted, copiers.keySet()).include(type);
    }

    /**
     * Tells from a declared type whether what is of it is certainly refused. Other than with {@link
     * #canIsolate} it does not matter as what it arrives, so an {@code ArrayList} is none of these.
     * Nor is an interface or an abstract class, unless it is sealed and all of its subclasses are.
     * Any other class counts with its subclasses only where they are known: values, those with a
     * copier, and those that are trusted.
     *
     * @param type the declared type
     * @return true if it is a class whose instances are refused, a record that could only hold
     *     null, or an empty list or map, for one of its components, or an array of such
     */
    public boolean neverIsolates(Class<?> type) {
        return !sharesAll() && new ArrivingTypes(trusted, copiers.keySet()).refuse(type);
    }

    /**
     * Tells whether what is sent may still be changed by its sender.
     *
     * @return true where everything is shared
     */
    public boolean sharesAll() {
        return mode == Isolation.SHARE;
    }

    /** A class holds its treatment for long: so that holds nothing of the application's but it. */
    private Treatment decide(Class<?> type) {
        if (copiers.containsKey(type)) {
            return StructuralCopy::copied;
        }
        if (ImmutableTypes.includes(type, trusted, copiers.keySet())) {
            return Treatment.SHARE;
        }
        if (type.isRecord()) {
            return new RecordCopier(type);
        }
        if (type.isArray()) {
            return StructuralCopy::array;
        }
        if (Map.class.isAssignableFrom(type)) {
            return (pass, value) -> pass.map((Map<?, ?>) value);
        }
        if (List.class.isAssignableFrom(type)) {
            return (pass, value) -> pass.list((List<?>) value);
        }
        if (Set.class.isAssignableFrom(type)) {
            return (pass, value) -> pass.set((Set<?>) value);
        }
        if (type == Optional.class) {
            return (pass, value) -> pass.optional((Optional<?>) value);
        }
        return (_, _) -> {
            throw NotShareableException.refused(type);
        };
    }
}
