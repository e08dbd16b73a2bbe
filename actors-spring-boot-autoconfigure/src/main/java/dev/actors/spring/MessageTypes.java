package dev.actors.spring;

import dev.actors.Response;
import dev.actors.Restarted;

import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The messages that a behaviour takes over REST: classes by their names in the protocol, or any
 * JSON. Only these classes are ever made from a request.
 */
public final class MessageTypes {

    private static final List<Class<?>> JSON =
            List.of(Object.class, Map.class, List.class, Collection.class);

    /** What is JSON without a type. */
    private static final List<Class<?>> VALUES =
            List.of(
                    Map.class,
                    Collection.class,
                    CharSequence.class,
                    Number.class,
                    Boolean.class,
                    Character.class);

    /** Messages that the kernel makes: nobody may send them over REST. */
    private static final Set<Class<?>> KERNELS =
            Set.of(Restarted.class, Response.class, Response.Reply.class, Response.Failure.class);

    private final Map<String, Class<?>> byName;
    private final boolean anyJson;

    private MessageTypes(Map<String, Class<?>> byName, boolean anyJson) {
        this.byName = byName;
        this.anyJson = anyJson;
    }

    /** Reads the types that an actor class declares: interfaces stand for their records. */
    static MessageTypes of(Class<?> actor, Collection<Class<?>> declared) {
        Map<String, Class<?>> byName = new TreeMap<>();
        declared.stream()
                .filter(type -> !JSON.contains(type) && !KERNELS.contains(type))
                .flatMap(MessageTypes::concrete)
                .forEach(type -> add(actor, type, byName));
        boolean anyJson = declared.isEmpty() || declared.stream().anyMatch(JSON::contains);
        return new MessageTypes(byName, anyJson);
    }

    /** The classes that a sealed type stands for; else the type itself, if it is a class. */
    static Stream<Class<?>> concrete(Class<?> type) {
        if (type.isSealed() && Modifier.isAbstract(type.getModifiers())) {
            return Stream.of(type.getPermittedSubclasses()).flatMap(MessageTypes::concrete);
        }
        return type.isInterface() ? Stream.empty() : Stream.of(type);
    }

    private static void add(Class<?> actor, Class<?> type, Map<String, Class<?>> byName) {
        String name = nameOf(actor, type);
        Class<?> other = byName.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new InvalidActorException(
                    actor,
                    "takes two messages that are both named '"
                            + name
                            + "': "
                            + other.getName()
                            + " and "
                            + type.getName(),
                    "Give one of them another name with @Message.");
        }
    }

    private static String nameOf(Class<?> actor, Class<?> type) {
        if (type.isArray()) {
            throw new InvalidActorException(
                    actor,
                    "takes a " + type.getSimpleName() + ", which has no name as a message",
                    "Let it take a record that holds the array, or a List.");
        }
        String name = declaredName(type);
        if (!KebabCase.isName(name)) {
            throw new InvalidActorException(
                    actor,
                    "takes a message with the name '" + name + "'",
                    "Name "
                            + type.getName()
                            + " with @Message in lower-case letters, digits and hyphens.");
        }
        if (type.isRecord()
                && List.of(type.getRecordComponents()).stream()
                        .anyMatch(component -> component.getName().equals("type"))) {
            throw new InvalidActorException(
                    actor,
                    "takes the message "
                            + type.getName()
                            + ", whose component 'type' is the protocol's own key",
                    "Give the component another name.");
        }
        return name;
    }

    private static String declaredName(Class<?> type) {
        Message message = type.getAnnotation(Message.class);
        return message == null ? KebabCase.of(type) : message.value();
    }

    /**
     * The name of a class as a message type, whether or not a behaviour declares it.
     *
     * @param type the class of a message
     * @return its name in the protocol; empty for maps, lists and simple values, which JSON has by
     *     itself, and for a class that has no such name
     */
    public static Optional<String> nameOf(Class<?> type) {
        return type.isArray() || VALUES.stream().anyMatch(json -> json.isAssignableFrom(type))
                ? Optional.empty()
                : Optional.of(declaredName(type)).filter(KebabCase::isName);
    }

    /**
     * The class of a message type.
     *
     * @param name the type's name in the protocol
     * @return the class, if the behaviour declares it
     */
    public Optional<Class<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * All declared types.
     *
     * @return classes by name, in the order of the names
     */
    public Map<String, Class<?>> byName() {
        return Collections.unmodifiableMap(byName);
    }

    /**
     * Whether the behaviour takes JSON that is of no declared type, as maps, lists and simple
     * values.
     *
     * @return true if it does
     */
    public boolean anyJson() {
        return anyJson;
    }
}
