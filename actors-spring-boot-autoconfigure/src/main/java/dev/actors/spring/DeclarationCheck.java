package dev.actors.spring;

/**
 * Refuses what {@link Actor} says of a class if nothing could come of it.
 *
 * @param actor the class
 * @param annotation what is said
 * @param behavior the behaviour's name
 */
record DeclarationCheck(Class<?> actor, Actor annotation, String behavior) {

    /** Whether there is a REST protocol may change by a property, which shall break no start. */
    void requireName() {
        if (!KebabCase.isName(behavior)) {
            throw new InvalidActorException(
                    actor,
                    "has the name '" + behavior + "'",
                    "Give @Actor a name of lower-case letters, digits and hyphens, 63 characters at"
                            + " most.");
        }
        if (annotation.autostart() && BehaviorDefinition.isReserved(behavior)) {
            throw new InvalidActorException(
                    actor,
                    "starts with the application under the name '"
                            + behavior
                            + "', which is kept for the REST protocol, even where that is absent",
                    "Give it another name with @Actor(\"...\").");
        }
    }

    void requireKeys() {
        if (annotation.keyed() && annotation.autostart()) {
            throw new InvalidActorException(
                    actor,
                    "is reached by keys and starts with the application, where there is no key",
                    "Leave out keyed or autostart. An actor of a key starts by its first message.");
        }
        if (!annotation.keyed() && !annotation.idle().isEmpty()) {
            throw new InvalidActorException(
                    actor,
                    "has an idle time, after which only actors of keys are passivated, and is not"
                            + " reached by keys",
                    "Leave out idle, or have it reached by keys: @Actor(keyed = true).");
        }
    }
}
