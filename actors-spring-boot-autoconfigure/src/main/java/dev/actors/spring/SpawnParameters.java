package dev.actors.spring;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;

/**
 * Which parameters of an actor class's constructor come from the spawn.
 *
 * @param args the index of the {@link Args}; negative if there are none
 * @param key the index of the {@link Key}; likewise
 */
record SpawnParameters(int args, int key) {

    static SpawnParameters of(Class<?> actor, Constructor<?> constructor, boolean keyed) {
        int args = indexOf(actor, constructor, Args.class, "Put all arguments into one record.");
        int key = indexOf(actor, constructor, Key.class, "Keep one of them.");
        if (args >= 0) {
            ArgumentsCheck.require(actor, constructor.getParameterTypes()[args]);
        }
        if (key >= 0 && !keyed) {
            throw new InvalidActorException(
                    actor,
                    "has a @Key parameter, and is not reached by keys",
                    "Declare it with @Actor(keyed = true), or take the parameter out.");
        }
        if (key >= 0 && constructor.getParameterTypes()[key] != String.class) {
            throw new InvalidActorException(
                    actor, "has a @Key parameter that is no String", "Make it a String.");
        }
        return new SpawnParameters(args, key);
    }

    private static int indexOf(
            Class<?> actor,
            Constructor<?> constructor,
            Class<? extends Annotation> mark,
            String remedy) {
        int found = -1;
        for (int i = 0; i < constructor.getParameterCount(); i++) {
            if (!constructor.getParameters()[i].isAnnotationPresent(mark)) {
                continue;
            }
            if (found >= 0) {
                throw new InvalidActorException(
                        actor, "has two @" + mark.getSimpleName() + " parameters", remedy);
            }
            found = i;
        }
        return found;
    }
}
