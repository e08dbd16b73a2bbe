package dev.actors.spring;

import dev.actors.ActorContext;
import dev.actors.Down;
import dev.actors.Exit;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.OrderUtils;
import org.springframework.util.ReflectionUtils.MethodFilter;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A method of an actor class that handles messages of one type.
 *
 * @param type the messages that it handles
 * @param method the method
 * @param guard says whether it takes a message; null if it takes all
 * @param order when it is tried among those of its type; null if nothing is said
 */
record Handler(
        Class<?> type, ActorMethod method, @Nullable ActorMethod guard, @Nullable Integer order) {

    private static final Map<Class<?>, String> SIGNALS =
            Map.of(
                    Exit.class,
                    "Mark it with @OnExit, which also has the actor trap exits.",
                    Down.class,
                    "Mark it with @OnDown.");

    /** The handler that a {@link Receive} method is. */
    static Handler of(Class<?> actor, Method method) {
        ActorMethod handler =
                ActorMethod.of(actor, method)
                        .filter(found -> found.messageType() != null)
                        .orElseThrow(
                                () ->
                                        new InvalidActorException(
                                                actor,
                                                "has a @Receive method of a form that cannot be"
                                                        + " called: "
                                                        + method.getName(),
                                                "Give it the message as its first parameter and, if"
                                                        + " it needs one, an ActorContext as its"
                                                        + " second; it must not be static."));
        Class<?> type = Objects.requireNonNull(handler.messageType());
        String remedy = SIGNALS.get(type);
        if (remedy != null) {
            throw new InvalidActorException(
                    actor,
                    "has the @Receive method "
                            + method.getName()
                            + " for "
                            + type.getName()
                            + ", which no one sends",
                    remedy);
        }
        String when =
                Objects.requireNonNull(
                                AnnotatedElementUtils.findMergedAnnotation(method, Receive.class))
                        .when();
        Handler made =
                new Handler(
                        type,
                        handler,
                        when.isEmpty() ? null : guard(actor, method, type, when),
                        OrderUtils.getOrder(method));
        if (made.guard() == null && made.order() != null) {
            throw new InvalidActorException(
                    actor,
                    "has an @Order on its @Receive method "
                            + method.getName()
                            + ", which has no guard",
                    "Remove the @Order: the most specific type comes first, and the handler without"
                            + " a guard last. Or give it a guard: @Receive(when = \"...\").");
        }
        return made;
    }

    private static ActorMethod guard(Class<?> actor, Method method, Class<?> type, String name) {
        MethodFilter named = found -> found.getName().equals(name) && isGuard(found, type);
        List<Method> found = List.copyOf(MethodIntrospector.selectMethods(actor, named));
        if (found.size() != 1) {
            throw new InvalidActorException(
                    actor,
                    "has the @Receive method "
                            + method.getName()
                            + " with the guard '"
                            + name
                            + "', for which there "
                            + (found.isEmpty()
                                    ? "is no " + misfits(actor, name)
                                    : "are " + found.size() + " methods"),
                    "Write one method 'boolean "
                            + name
                            + "("
                            + type.getSimpleName()
                            + " message)', or one without a parameter; it must not be static.");
        }
        return ActorMethod.of(actor, found.getFirst()).orElseThrow();
    }

    /** What there is in the place of a guard. */
    private static String misfits(Class<?> actor, String name) {
        MethodFilter named = found -> found.getName().equals(name);
        String all =
                MethodIntrospector.selectMethods(actor, named).stream()
                        .map(Handler::signature)
                        .sorted()
                        .collect(Collectors.joining(", "));
        return all.isEmpty() ? "method" : "method of the right form, but " + all;
    }

    private static String signature(Method method) {
        String parameters =
                Stream.of(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", "));
        return (Modifier.isStatic(method.getModifiers()) ? "static " : "")
                + method.getReturnType().getSimpleName()
                + " "
                + method.getName()
                + "("
                + parameters
                + ")";
    }

    private static boolean isGuard(Method method, Class<?> type) {
        Class<?>[] taken = method.getParameterTypes();
        return method.getReturnType() == boolean.class
                && !Modifier.isStatic(method.getModifiers())
                && (taken.length == 0
                        || (taken.length == 1
                                && MethodType.methodType(taken[0])
                                        .wrap()
                                        .returnType()
                                        .isAssignableFrom(type)));
    }

    boolean isGuarded() {
        return guard != null;
    }

    /** Asks its guard, if it has one. */
    boolean takes(Object actor, Object message, ActorContext self) throws Exception {
        return guard == null || Boolean.TRUE.equals(guard.invoke(actor, message, self));
    }

    /** Handles a message, and answers it with what comes of that. */
    void handle(Object actor, Object message, ActorContext self) throws Exception {
        Object reply = method.invoke(actor, message, self);
        if (reply instanceof CompletionStage<?> stage) {
            self.replyWhenDone(stage);
        } else if (!method.returnsNothing() || !method.takesContext()) {
            self.reply(reply);
        }
    }
}
