package dev.actors.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.core.GenericTypeResolver;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/**
 * How an actor shows its state: by the method with {@link ActorState}.
 *
 * @param actor the class
 * @param method takes nothing and returns the state
 */
record StateMethod(Class<?> actor, Method method) {

    /** That of a class, if it has one. */
    static Optional<StateMethod> of(Class<?> actor) {
        List<Method> methods = ActorMethod.with(actor, ActorState.class);
        if (methods.size() > 1 || methods.stream().anyMatch(StateMethod::showsNothing)) {
            throw new InvalidActorException(
                    actor,
                    "has @ActorState on "
                            + ActorMethod.names(methods)
                            + ", and not on one method without parameters and with a result",
                    "Mark one method that has no parameters and returns the state.");
        }
        methods.forEach(method -> method.setAccessible(true));
        return methods.stream().findFirst().map(method -> new StateMethod(actor, method));
    }

    private static boolean showsNothing(Method method) {
        return method.getParameterCount() > 0 || method.getReturnType() == void.class;
    }

    /** What is shown. */
    Type type() {
        return GenericTypeResolver.resolveType(method.getGenericReturnType(), actor);
    }

    /** The class of what is shown. */
    Class<?> rawType() {
        return GenericTypeResolver.resolveReturnType(method, actor);
    }

    @Nullable Object read(Object instance) {
        try {
            return method.invoke(instance);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The @ActorState method failed", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Cannot call " + method, e);
        }
    }
}
