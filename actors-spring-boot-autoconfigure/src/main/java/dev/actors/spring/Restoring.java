package dev.actors.spring;

import dev.actors.ActorContext;
import dev.actors.Keyed;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;

/** How an actor class gets back what it has shown: from {@link ActorState} to {@link Restore}. */
final class Restoring {

    private final ActorMethod restore;
    private final Class<?> type;

    private Restoring(ActorMethod restore, Class<?> type) {
        this.restore = restore;
        this.type = type;
    }

    /** What a class says; null if it keeps nothing. */
    static @Nullable Restoring of(Class<?> actor, boolean keyed, @Nullable StateMethod state) {
        List<Method> methods = ActorMethod.with(actor, Restore.class);
        if (methods.isEmpty()) {
            return null;
        }
        if (!keyed) {
            throw new InvalidActorException(
                    actor,
                    "has a @Restore method, and is not reached by keys: nothing is kept of it",
                    "Declare it with @Actor(keyed = true), or take the method out.");
        }
        if (methods.size() > 1) {
            throw new InvalidActorException(
                    actor,
                    "has two @Restore methods: " + ActorMethod.names(methods),
                    "Keep one of them.");
        }
        if (state == null) {
            throw new InvalidActorException(
                    actor,
                    "has a @Restore method, but no @ActorState method, whose result it would get",
                    "Mark the method that returns the state with @ActorState.");
        }
        Class<?> shown = ClassUtils.resolvePrimitiveIfNecessary(state.rawType());
        return ActorMethod.of(actor, methods.getFirst())
                .filter(ActorMethod::returnsNothing)
                .filter(method -> takes(method, shown))
                .map(method -> new Restoring(method, shown))
                .orElseThrow(
                        () ->
                                new InvalidActorException(
                                        actor,
                                        "has a @Restore method that cannot take what its"
                                                + " @ActorState method returns: "
                                                + methods.getFirst().getName(),
                                        "Make it void and not static. Its first parameter takes a "
                                                + state.rawType().getSimpleName()
                                                + "; the second, if it needs one, is an"
                                                + " ActorContext."));
    }

    private static boolean takes(ActorMethod method, Class<?> shown) {
        Class<?> taken = method.messageType();
        return taken != null && taken.isAssignableFrom(shown);
    }

    /** What is kept. */
    Class<?> type() {
        return type;
    }

    /** An instance begins: it gets what is kept, and its own state is kept from then on. */
    void begin(Object instance, ActorContext self, Supplier<? extends @Nullable Object> state)
            throws Exception {
        Keyed keyed = self.keyed().orElseThrow();
        Object kept = keyed.state(type);
        if (kept != null) {
            restore.invoke(instance, kept, self);
        }
        keyed.keep(state);
    }
}
