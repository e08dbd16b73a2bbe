package dev.actors;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A behaviour whose actors are reached by keys: {@link Node#keyed}. For each key there is at most
 * one actor; it is spawned by the first message, and is passivated when it has been idle.
 *
 * @param name the behaviour's name, in addresses and metrics: a letter or digit, followed by at
 *     most 127 letters, digits or the characters {@code . _ ~ -}
 * @param spec what is spawned for each key, without a name of its own; the actor finds its key by
 *     {@link ActorContext#keyed}
 * @param idle an actor is passivated when two looks at it, so far apart, find that it has handled
 *     nothing in between: after once to twice that time
 */
public record KeyedBehavior(String name, ActorSpec spec, Duration idle) {

    /** The idle time of behaviours that are given none: 10 minutes. */
    public static final Duration USUAL_IDLE = Duration.ofMinutes(10);

    private static final Pattern NAME = Pattern.compile(AddressParser.BEHAVIOR);

    /** Checks the values. */
    public KeyedBehavior {
        requireName(name);
        if (spec.name() != null) {
            throw new IllegalArgumentException(
                    "Behaviour '"
                            + name
                            + "' has an actor for each key, which cannot all have the name '"
                            + spec.name()
                            + "'. Leave the name out.");
        }
        if (!idle.isPositive()) {
            throw new IllegalArgumentException("An idle time is more than zero, not " + idle);
        }
        spec = spec.behaviorName(name);
    }

    /**
     * A behaviour with the usual idle time.
     *
     * @param name its name
     * @param spec what is spawned for each key
     * @return the behaviour
     */
    public static KeyedBehavior of(String name, ActorSpec spec) {
        return new KeyedBehavior(name, spec, USUAL_IDLE);
    }

    /**
     * The same with another idle time.
     *
     * @param time more than zero
     * @return a changed copy
     */
    public KeyedBehavior idle(Duration time) {
        return new KeyedBehavior(name, spec, time);
    }

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The name of a behaviour that is reached by keys is a letter or digit, followed"
                            + " by at most 127 letters, digits or the characters . _ ~ -, not '"
                            + name
                            + "'");
        }
    }
}
