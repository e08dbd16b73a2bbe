package dev.actors.spring;

import dev.actors.Node;

import org.springframework.core.ResolvableType;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Predicate;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

/**
 * Refuses an actor class whose declarations say that something cannot be passed. What it takes must
 * arrive as it is declared; a reply or a state is refused only where every one would be, and of a
 * future, an optional, a collection or a map it is said by what they hold.
 *
 * @param actor the class
 * @param node where its actors run
 */
record IsolationCheck(Class<?> actor, Node node) {

    /** What stands for values that nobody has yet, by names: Reactor need not be there. */
    private static final Set<String> PROMISES =
            Set.of(
                    CompletionStage.class.getName(),
                    BaseStream.class.getName(),
                    Flow.Publisher.class.getName(),
                    "org.reactivestreams.Publisher");

    /** Arguments, messages and what is restored. */
    void taken(Class<?> type) {
        if (!node.canIsolate(type)) {
            throw refused("takes a " + type.getTypeName() + fault(type, "", new HashSet<>()), "");
        }
    }

    /** What a handler replies: whoever sends a message may ask, over REST too. */
    void replied(Method handler) {
        ResolvableType result = ResolvableType.forMethodReturnType(handler, actor);
        boolean later = CompletionStage.class.isAssignableFrom(result.resolve(Object.class));
        requirePassed(
                later ? result.as(CompletionStage.class).getGeneric(0) : result,
                "replies a ",
                handler,
                " If nobody needs the reply, let the method return void.");
    }

    /** What an {@link ActorState} method shows. */
    void shown(Method state) {
        requirePassed(ResolvableType.forMethodReturnType(state, actor), "shows a ", state, "");
    }

    private void requirePassed(
            ResolvableType declared, String verb, Method method, String otherWay) {
        parts(declared, new HashSet<>())
                .filter(IsolationCheck::isPromise)
                .findFirst()
                .ifPresent(
                        type -> {
                            throw new InvalidActorException(
                                    actor,
                                    verb
                                            + type.getTypeName()
                                            + " in its method "
                                            + method.getName()
                                            + ", which holds nothing that could be passed yet",
                                    "Give the value itself, or the list of the values. A @Receive"
                                            + " method may return a CompletionStage of it, such as"
                                            + " the toFuture() of a Mono: that is waited for.");
                        });
        parts(declared, new HashSet<>())
                .filter((Predicate<Class<?>>) node::neverIsolates)
                .findFirst()
                .ifPresent(
                        type -> {
                            throw refused(
                                    verb
                                            + type.getTypeName()
                                            + " in its method "
                                            + method.getName()
                                            + fault(type, "", new HashSet<>()),
                                    otherWay);
                        });
    }

    private static boolean isPromise(Class<?> type) {
        return PROMISES.contains(type.getName())
                || Stream.concat(
                                Stream.ofNullable(type.getSuperclass()),
                                Stream.of(type.getInterfaces()))
                        .anyMatch(IsolationCheck::isPromise);
    }

    /** A type, and what its values hold; a type that leads back to itself is looked at once. */
    private static Stream<Class<?>> parts(ResolvableType declared, Set<String> seen) {
        if (!seen.add(declared.toString())) {
            return Stream.empty();
        }
        Stream<Class<?>> held =
                Stream.of(Optional.class, Collection.class, Map.class)
                        .flatMap(holder -> Stream.of(declared.as(holder).getGenerics()))
                        .flatMap(part -> parts(part, seen));
        return Stream.concat(Stream.of(declared.resolve(Object.class)), held);
    }

    /** What is at fault within a record, and where; nothing if it is the class itself. */
    private String fault(Class<?> type, String path, Set<Class<?>> seen) {
        if (type.isRecord() && seen.add(type)) {
            for (RecordComponent component : type.getRecordComponents()) {
                Optional<Class<?>> refused = refusedPart(component);
                if (refused.isPresent()) {
                    String place = path + component.getName();
                    String within = fault(refused.get(), place + ".", seen);
                    return within.isEmpty()
                            ? ", with a " + refused.get().getTypeName() + " at " + place
                            : within;
                }
            }
        }
        return "";
    }

    private Optional<Class<?>> refusedPart(RecordComponent component) {
        return node.canIsolate(component.getType())
                ? parts(ResolvableType.forType(component.getGenericType()), new HashSet<>())
                        .filter((Predicate<Class<?>>) node::neverIsolates)
                        .findFirst()
                : Optional.of(component.getType());
    }

    private InvalidActorException refused(String what, String otherWay) {
        return new InvalidActorException(
                actor,
                what + ", which can neither be shared nor copied",
                "Make it a record of values, lists and maps, or register a MessageCopier for what"
                        + " it holds."
                        + otherWay);
    }
}
