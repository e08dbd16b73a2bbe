package dev.actors.mesh;

import dev.actors.Down;
import dev.actors.Exit;
import dev.actors.ExitReason;
import dev.actors.Failure;
import dev.actors.KeyedQuery;
import dev.actors.KeyedView;
import dev.actors.PassedOn;
import dev.actors.Restarted;
import dev.actors.UnsentResult;
import dev.actors.topic.Topic;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The types of messages that travel between nodes, by the names that they have on the wire:
 * records, enums and sealed hierarchies of them. No other class is ever made from what another node
 * says, and none is looked for by its name. Lists, sets, maps, simple values, addresses, exit
 * reasons and exceptions travel without being registered.
 *
 * <p>All nodes of a mesh register the same types. One that is known here but not there is refused
 * there; so is one whose components differ. Immutable.
 */
public final class WireTypes {

    private final Map<Class<?>, NamedType> byClass;
    private final Map<String, NamedType> byName;
    private final AnyForm any = new AnyForm(this);

    WireTypes(Map<String, Class<?>> types) {
        Map<Class<?>, NamedType> classes = new HashMap<>();
        Map<String, NamedType> names = new HashMap<>();
        Forms forms = new Forms(any);
        types.forEach(
                (name, type) -> {
                    NamedType named = new NamedType(name, forms.ofNamed(type));
                    classes.put(type, named);
                    names.put(name, named);
                });
        byClass = Map.copyOf(classes);
        byName = Map.copyOf(names);
    }

    /**
     * Begins a registry.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /** The form of any value that travels. */
    AnyForm any() {
        return any;
    }

    /** The registered type of a value; null if it has none. */
    @Nullable NamedType find(Object value) {
        NamedType exact = byClass.get(value.getClass());
        return exact == null && value instanceof Enum<?> constant
                ? byClass.get(constant.getDeclaringClass())
                : exact;
    }

    NamedType require(String name) {
        NamedType type = byName.get(name);
        if (type == null) {
            throw new WireException(
                    WireException.Kind.UNKNOWN_TYPE,
                    "The type '"
                            + name
                            + "' is not registered here. Register it on all nodes of the mesh.");
        }
        return type;
    }

    /** Collects types. */
    public static final class Builder {

        private static final List<Class<?>> OF_THE_KERNEL =
                List.of(
                        ExitReason.class,
                        Exit.class,
                        Down.class,
                        Restarted.class,
                        Failure.class,
                        Topic.Event.class,
                        Topic.Gap.class,
                        NameConflict.class,
                        Word.class,
                        KeyedWord.class,
                        KeyedQuery.class,
                        KeyedView.class,
                        PassedOn.class,
                        UnsentResult.class,
                        DayOfWeek.class,
                        Month.class);

        private final Map<String, Class<?>> named = new LinkedHashMap<>();
        private final Set<Class<?>> types = new LinkedHashSet<>(OF_THE_KERNEL);

        private Builder() {}

        /**
         * Registers types under the names of their classes, and with them the records and enums
         * that their components declare.
         *
         * @param types records, enums, or sealed interfaces that stand for all their records
         * @return this
         */
        public Builder add(Class<?>... types) {
            Collections.addAll(this.types, types);
            return this;
        }

        /**
         * Registers a type under a name of its own, so that its class may be called otherwise
         * elsewhere, or that two versions of a record are two types.
         *
         * @param name its name on the wire
         * @param type a record or an enum
         * @return this
         */
        public Builder add(String name, Class<?> type) {
            Class<?> other = named.putIfAbsent(name, type);
            if (other != null && other != type) {
                throw new IllegalArgumentException(
                        "Two types have the name '"
                                + name
                                + "': "
                                + other.getName()
                                + " and "
                                + type.getName()
                                + ". Give one of them another name.");
            }
            return this;
        }

        /**
         * Makes the registry.
         *
         * @return the types
         * @throws IllegalArgumentException if a type cannot travel; the message says why
         */
        public WireTypes build() {
            Set<Class<?>> all = new TravellingTypes().with(named.values()).with(types).found();
            all.removeAll(named.values());
            Builder complete = new Builder();
            complete.named.putAll(named);
            all.forEach(type -> complete.add(type.getName(), type));
            return new WireTypes(complete.named);
        }
    }
}
