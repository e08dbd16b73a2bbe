package dev.actors.spring;

import dev.actors.ActorSpec;
import dev.actors.mesh.WireTypes;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an application's {@link Actor} classes are to other nodes of a mesh. */
public final class MeshBehaviors {

    private static final Log LOGGER = LogFactory.getLog(MeshBehaviors.class);

    private final BehaviorRegistry behaviors;

    /**
     * What a registry's behaviours are to other nodes.
     *
     * @param behaviors the application's
     */
    public MeshBehaviors(BehaviorRegistry behaviors) {
        this.behaviors = behaviors;
    }

    /**
     * What to spawn for another node.
     *
     * @param name the behaviour's name
     * @param arguments a map to be bound as over REST, or the behaviour's own record; null if
     *     nothing is given
     * @return the specification
     * @throws IllegalArgumentException if there is no such behaviour
     * @throws ArgumentsException if the arguments do not fit
     */
    @SuppressWarnings("unchecked") // what arrives as a map of JSON has text for keys, or is refused
    public ActorSpec spec(String name, @Nullable Object arguments) {
        BehaviorDefinition behavior =
                behaviors
                        .find(name)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "There is no such behaviour here. Known are "
                                                        + behaviors.all().stream()
                                                                .map(BehaviorDefinition::name)
                                                                .sorted()
                                                                .collect(Collectors.joining(", "))
                                                        + "."));
        Object bound =
                switch (arguments) {
                    case null -> behaviors.bindArguments(behavior, Map.of());
                    case Map<?, ?> json -> behaviors.bindArguments(behavior, (Map<String, ?>) json);
                    default -> arguments;
                };
        return behaviors.spec(behavior, bound);
    }

    /**
     * Adds the types that travel: the messages, replies and arguments of all behaviours, and what
     * those show and keep that are reached by keys, as far as they can.
     *
     * @param types gets them
     */
    public void addTypesTo(WireTypes.Builder types) {
        behaviors.all().stream()
                .flatMap(MeshBehaviors::declaredBy)
                .distinct()
                .filter(MeshBehaviors::canTravel)
                .forEach(types::add);
    }

    private static Stream<Class<?>> declaredBy(BehaviorDefinition behavior) {
        Collection<Class<?>> messages = behavior.messages().byName().values();
        return Stream.of(
                        messages.stream(),
                        messages.stream()
                                .flatMap(message -> behavior.replyType(message).stream())
                                .flatMap(MeshBehaviors::classesIn),
                        behavior.argsType().stream(),
                        behavior.shownType().stream()
                                .filter(_ -> behavior.keyed())
                                .flatMap(MeshBehaviors::classesIn))
                .flatMap(types -> types);
    }

    /** A class, or those that a type such as a list names. */
    private static Stream<Class<?>> classesIn(Type type) {
        return switch (type) {
            case Class<?> named -> Stream.of(named);
            case ParameterizedType generic ->
                    Stream.concat(
                            classesIn(generic.getRawType()),
                            classesInAll(generic.getActualTypeArguments()));
            case WildcardType wildcard -> classesInAll(wildcard.getUpperBounds());
            case GenericArrayType array -> classesIn(array.getGenericComponentType());
            default -> Stream.of();
        };
    }

    private static Stream<Class<?>> classesInAll(Type[] types) {
        return Stream.of(types).flatMap(MeshBehaviors::classesIn);
    }

    private static boolean canTravel(Class<?> type) {
        try {
            WireTypes unused = WireTypes.builder().add(type).build();
            return true;
        } catch (IllegalArgumentException e) {
            LOGGER.info(type + " does not travel between nodes: " + e.getMessage());
            return false;
        }
    }
}
