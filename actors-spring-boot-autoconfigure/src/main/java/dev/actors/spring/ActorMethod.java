package dev.actors.spring;

import dev.actors.ActorContext;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ReflectionUtils.MethodFilter;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A method of an actor class that is called in its actors, with a message and a context where it
 * has parameters for them.
 *
 * @param method the method
 * @param messageType its first parameter, boxed; null if it takes no message
 * @param takesContext whether its last parameter is the context
 * @param call takes the instance, the message and the context
 */
record ActorMethod(
        Method method, @Nullable Class<?> messageType, boolean takesContext, MethodHandle call) {

    private static final MethodType CALL =
            MethodType.methodType(Object.class, Object.class, Object.class, ActorContext.class);

    /**
     * Makes a method callable; empty if it has parameters that nobody could give it, or is static.
     *
     * @param actor says what the type variables of a superclass stand for
     */
    static Optional<ActorMethod> of(Class<?> actor, Method method) {
        Class<?>[] types = method.getParameterTypes();
        Arrays.setAll(
                types, i -> ResolvableType.forMethodParameter(method, i, actor).resolve(types[i]));
        boolean message = types.length > 0 && types[0] != ActorContext.class;
        boolean context = types.length > 0 && types[types.length - 1] == ActorContext.class;
        if (types.length != (message ? 1 : 0) + (context ? 1 : 0)
                || Modifier.isStatic(method.getModifiers())) {
            return Optional.empty();
        }
        method.setAccessible(true);
        MethodHandle handle = handle(method);
        handle = message ? handle : MethodHandles.dropArguments(handle, 1, Object.class);
        handle = context ? handle : MethodHandles.dropArguments(handle, 2, ActorContext.class);
        Class<?> type = message ? MethodType.methodType(types[0]).wrap().returnType() : null;
        return Optional.of(new ActorMethod(method, type, context, handle.asType(CALL)));
    }

    private static MethodHandle handle(Method method) {
        try {
            return MethodHandles.lookup().unreflect(method);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot call " + method, e);
        }
    }

    /** The methods of a class with an annotation, in an order that is always the same. */
    static List<Method> with(Class<?> actor, Class<? extends Annotation> annotation) {
        return MethodIntrospector.selectMethods(
                        actor,
                        (MethodFilter)
                                method ->
                                        MergedAnnotations.from(
                                                        method, SearchStrategy.TYPE_HIERARCHY)
                                                .isPresent(annotation))
                .stream()
                .sorted(Comparator.comparing(Method::toString))
                .toList();
    }

    /**
     * The callback of a class, if it has one.
     *
     * @param annotation marks it
     * @param takes what it takes as a message; null for nothing
     */
    static Optional<ActorMethod> callback(
            Class<?> actor, Class<? extends Annotation> annotation, @Nullable Class<?> takes) {
        List<Method> methods = with(actor, annotation);
        if (methods.isEmpty()) {
            return Optional.empty();
        }
        String mark = "@" + annotation.getSimpleName();
        if (methods.size() > 1) {
            throw new InvalidActorException(
                    actor,
                    "has two " + mark + " methods: " + names(methods),
                    "Keep one of them, and let it call the other.");
        }
        Method method = methods.getFirst();
        return Optional.of(
                of(actor, method)
                        .filter(found -> found.messageType() == takes && found.returnsNothing())
                        .orElseThrow(
                                () ->
                                        new InvalidActorException(
                                                actor,
                                                "has an "
                                                        + mark
                                                        + " method of a form that cannot be"
                                                        + " called: "
                                                        + method.getName(),
                                                "Make it void and not static, "
                                                        + (takes == null
                                                                ? "without parameters or with an"
                                                                        + " ActorContext as its"
                                                                        + " only one."
                                                                : "with "
                                                                        + takes.getSimpleName()
                                                                        + " as its first"
                                                                        + " parameter and, if it"
                                                                        + " needs one, an"
                                                                        + " ActorContext as its"
                                                                        + " second."))));
    }

    /** Their names, with those of their classes where these differ. */
    static String names(List<Method> methods) {
        boolean oneClass = methods.stream().map(Method::getDeclaringClass).distinct().count() < 2;
        return methods.stream()
                .map(
                        method ->
                                oneClass
                                        ? method.getName()
                                        : method.getDeclaringClass().getSimpleName()
                                                + "."
                                                + method.getName())
                .collect(Collectors.joining(", "));
    }

    boolean returnsNothing() {
        return method.getReturnType() == void.class;
    }

    @Nullable Object invoke(Object actor, @Nullable Object message, ActorContext self)
            throws Exception {
        try {
            return call.invokeExact(actor, message, self);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
