package dev.actors.spring;

import dev.actors.ActorContext;
import dev.actors.Down;
import dev.actors.Exit;

import org.jspecify.annotations.Nullable;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The handlers of an actor class: which one takes a message. Those of a type stand in the order in
 * which they are tried, the one without a guard last.
 */
final class HandlerMethods {

    private final Class<?> actor;
    private final Map<Class<?>, List<Handler>> received = new LinkedHashMap<>();
    private final Map<Class<?>, List<Handler>> declared = new LinkedHashMap<>();
    private final Map<Class<?>, List<Handler>> resolved = new ConcurrentHashMap<>();

    HandlerMethods(Class<?> actor) {
        this.actor = actor;
        for (Method method : ActorMethod.with(actor, Receive.class)) {
            Handler handler = Handler.of(actor, method);
            received.computeIfAbsent(handler.type(), _ -> new ArrayList<>()).add(handler);
        }
        received.forEach(this::sort);
        declared.putAll(received);
        signal(OnExit.class, Exit.class);
        signal(OnDown.class, Down.class);
        received.keySet().stream().flatMap(MessageTypes::concrete).forEach(this::requireClear);
    }

    private void signal(Class<? extends Annotation> annotation, Class<?> type) {
        ActorMethod.callback(actor, annotation, type)
                .ifPresent(
                        method ->
                                declared.put(type, List.of(new Handler(type, method, null, null))));
    }

    private void sort(Class<?> type, List<Handler> handlers) {
        List<Handler> guarded = handlers.stream().filter(Handler::isGuarded).toList();
        if (handlers.size() - guarded.size() > 1) {
            throw new InvalidActorException(
                    actor,
                    "has two @Receive methods for " + type.getName() + ": " + names(handlers),
                    "Keep one of them, give them different message types, or give all but one a"
                            + " guard: @Receive(when = \"...\").");
        }
        Set<@Nullable Integer> orders = new HashSet<>();
        guarded.forEach(handler -> orders.add(handler.order()));
        if (guarded.size() > 1 && (orders.size() < guarded.size() || orders.contains(null))) {
            throw new InvalidActorException(
                    actor,
                    "does not say which of its @Receive methods with a guard for "
                            + type.getName()
                            + " is tried first: "
                            + names(guarded),
                    "Put an @Order with a number of its own on each; the lowest is tried first.");
        }
        handlers.sort(
                Comparator.comparing((Handler handler) -> !handler.isGuarded())
                        .thenComparingInt(
                                handler -> Objects.requireNonNullElse(handler.order(), 0)));
    }

    private static String names(List<Handler> handlers) {
        return ActorMethod.names(
                handlers.stream().map(handler -> handler.method().method()).toList());
    }

    /**
     * Refuses a class of messages that two handlers could take, neither of which is more specific.
     */
    private void requireClear(Class<?> type) {
        List<Class<?>> candidates = candidates(type);
        for (int i = 0; i < candidates.size(); i++) {
            Class<?> one = candidates.get(i);
            for (Class<?> other : candidates.subList(i + 1, candidates.size())) {
                if (!other.isAssignableFrom(one)) {
                    throw new InvalidActorException(
                            actor,
                            "could take a "
                                    + type.getName()
                                    + " as "
                                    + one.getName()
                                    + " or as "
                                    + other.getName()
                                    + ", and neither is more specific",
                            "Write a @Receive method for "
                                    + type.getSimpleName()
                                    + " itself, without a guard.");
                }
            }
            if (!Objects.requireNonNull(declared.get(one)).getLast().isGuarded()) {
                return;
            }
        }
    }

    /** The declared types that a class of messages has, the most specific first. */
    private List<Class<?>> candidates(Class<?> type) {
        return declared.keySet().stream()
                .filter(candidate -> candidate.isAssignableFrom(type))
                .sorted(
                        Comparator.comparingInt(this::subtypes)
                                .thenComparing(Comparator.comparing(Class::getName)))
                .toList();
    }

    /**
     * How many of the declared types are of one: the fewer, the more specific. Types that are not
     * related and have as many stand in the order of their names.
     */
    private int subtypes(Class<?> candidate) {
        return (int) declared.keySet().stream().filter(candidate::isAssignableFrom).count();
    }

    /** The types of the {@link Receive} methods. */
    Set<Class<?>> messageTypes() {
        return received.keySet();
    }

    boolean isEmpty() {
        return received.isEmpty();
    }

    boolean trapsExits() {
        return declared.containsKey(Exit.class);
    }

    /** Tells whether it handles ends of others. */
    boolean hearsSignals() {
        return declared.size() > received.size();
    }

    /** All {@link Receive} methods. */
    List<Method> methods() {
        return received.values().stream()
                .flatMap(List::stream)
                .map(handler -> handler.method().method())
                .toList();
    }

    /** The methods that a message of a class could go to. */
    List<Method> of(Class<?> message) {
        return resolve(message).stream().map(handler -> handler.method().method()).toList();
    }

    /** The handler that takes a message; null if there is none. */
    @Nullable Handler find(Object instance, Object message, ActorContext self) throws Exception {
        Class<?> type = message.getClass();
        List<Handler> candidates = resolved.get(type);
        if (candidates == null) {
            candidates = resolved.computeIfAbsent(type, this::resolve);
        }
        for (Handler candidate : candidates) {
            if (candidate.takes(instance, message, self)) {
                return candidate;
            }
        }
        return null;
    }

    private List<Handler> resolve(Class<?> type) {
        List<Handler> tried = new ArrayList<>();
        for (Class<?> candidate : candidates(type)) {
            tried.addAll(Objects.requireNonNull(declared.get(candidate)));
            if (!tried.getLast().isGuarded()) {
                break;
            }
        }
        return List.copyOf(tried);
    }
}
