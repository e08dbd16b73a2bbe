package dev.actors.spring;

import dev.actors.ActorContext;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The {@link Receive} methods of an actor class: which one handles a message, and how it is called.
 */
final class HandlerMethods {

    private static final MethodType CALL =
            MethodType.methodType(Object.class, Object.class, Object.class, ActorContext.class);

    private final Map<Class<?>, Handler> declared;
    private final Map<Class<?>, Optional<Handler>> resolved = new ConcurrentHashMap<>();

    /**
     * One handler.
     *
     * @param call takes the instance, the message and the context
     * @param answersItself whether it replies through its context
     */
    record Handler(MethodHandle call, boolean answersItself) {

        @Nullable Object invoke(Object actor, Object message, ActorContext self) throws Exception {
            try {
                return call.invokeExact(actor, message, self);
            } catch (Exception | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private HandlerMethods(Map<Class<?>, Handler> declared) {
        this.declared = declared;
    }

    static HandlerMethods of(Class<?> actor) {
        Map<Class<?>, Handler> handlers = new LinkedHashMap<>();
        Map<String, Method> ordered = new TreeMap<>();
        for (Method method : methodsWith(actor, Receive.class)) {
            ordered.put(method.toString(), method);
        }
        for (Method method : ordered.values()) {
            Class<?> type = messageType(actor, method);
            if (handlers.put(type, handler(method)) != null) {
                throw new InvalidActorException(
                        actor,
                        "has two @Receive methods for " + type.getName(),
                        "Keep one of them, or give them different message types.");
            }
        }
        return new HandlerMethods(handlers);
    }

    static Set<Method> methodsWith(Class<?> actor, Class<? extends Annotation> annotation) {
        return MethodIntrospector.selectMethods(
                actor, (Method method) -> AnnotatedElementUtils.hasAnnotation(method, annotation));
    }

    Set<Class<?>> messageTypes() {
        return declared.keySet();
    }

    boolean isEmpty() {
        return declared.isEmpty();
    }

    /** The handler of the most specific type that a message has; null if there is none. */
    @Nullable Handler find(Object message) {
        Class<?> type = message.getClass();
        Optional<Handler> known = resolved.get(type);
        if (known == null) {
            known = resolved.computeIfAbsent(type, this::resolve);
        }
        return known.orElse(null);
    }

    private Optional<Handler> resolve(Class<?> type) {
        return declared.keySet().stream()
                .filter(candidate -> candidate.isAssignableFrom(type))
                .min(Comparator.comparingInt(this::supertypes))
                .map(declared::get);
    }

    /**
     * How many of the declared types are supertypes of one: the fewer others it is a supertype of,
     * the more specific.
     */
    private int supertypes(Class<?> candidate) {
        return (int) declared.keySet().stream().filter(candidate::isAssignableFrom).count();
    }

    private static Class<?> messageType(Class<?> actor, Method method) {
        Class<?>[] types = method.getParameterTypes();
        boolean valid =
                types.length == 1
                        || (types.length == 2
                                && types[0] != ActorContext.class
                                && types[1] == ActorContext.class);
        if (!valid || types[0] == ActorContext.class || Modifier.isStatic(method.getModifiers())) {
            throw new InvalidActorException(
                    actor,
                    "has a @Receive method of a form that cannot be called: " + method.getName(),
                    "Give it the message as its first parameter and, if it needs one, an"
                            + " ActorContext as its second; it must not be static.");
        }
        return MethodType.methodType(types[0]).wrap().returnType();
    }

    private static Handler handler(Method method) {
        method.setAccessible(true);
        try {
            MethodHandle handle = MethodHandles.lookup().unreflect(method);
            boolean context = method.getParameterCount() == 2;
            MethodHandle withContext =
                    context ? handle : MethodHandles.dropArguments(handle, 2, ActorContext.class);
            boolean isVoid = method.getReturnType() == void.class;
            return new Handler(withContext.asType(CALL), isVoid && context);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot call " + method, e);
        }
    }
}
