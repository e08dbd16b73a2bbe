package dev.actors.autoconfigure;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.SortedSet;

/**
 * Environment variables that name settings of behaviours. A variable does not tell where a word
 * ends, so it is not taken apart: each behaviour and setting is written as Boot would look for it.
 */
final class BehaviorVariables {

    private static final String PREFIX = "ACTORS_BEHAVIORS_";
    private static final String ARGUMENTS = "ARGS";

    private final SortedSet<String> behaviors;
    private final Collection<String> settings;

    BehaviorVariables(SortedSet<String> behaviors, Collection<String> settings) {
        this.behaviors = behaviors;
        this.settings = settings;
    }

    /** Whether a variable is below {@code ACTORS_BEHAVIORS}. */
    static boolean isOne(String variable) {
        return variable.toUpperCase(Locale.ROOT).startsWith(PREFIX);
    }

    /**
     * Refuses a variable below {@code ACTORS_BEHAVIORS} that nothing reads.
     *
     * @throws UnknownBehaviorPropertyException if it is one
     */
    void requireKnown(String variable) {
        String name = variable.toUpperCase(Locale.ROOT);
        String rest = name.substring(PREFIX.length());
        if (behaviors.stream().anyMatch(behavior -> isSetting(rest, behavior))) {
            return;
        }
        String behavior = behaviorOf(rest);
        if (behavior == null) {
            throw new UnknownBehaviorPropertyException(
                    "The environment variable " + variable + " is of no behaviour.",
                    "Correct the name, or remove the variable. "
                            + (behaviors.isEmpty()
                                    ? "There is no @Actor class among the beans."
                                    : "Known behaviours: "
                                            + String.join(", ", behaviors)
                                            + ", written without hyphens."));
        }
        throw new UnknownBehaviorPropertyException(
                "The environment variable "
                        + variable
                        + " is no setting of the behaviour '"
                        + behavior
                        + "'.",
                "Correct it, or remove it. Known settings: "
                        + String.join(", ", settings)
                        + ", written without hyphens. Arguments are below ARGS.");
    }

    private boolean isSetting(String rest, String behavior) {
        String start = word(behavior) + "_";
        if (!rest.startsWith(start)) {
            return rest.equals(word(behavior));
        }
        String setting = rest.substring(start.length());
        return setting.startsWith(ARGUMENTS + "_")
                || settings.stream()
                        .anyMatch(
                                known ->
                                        setting.equals(word(known))
                                                || setting.equals(withUnderscores(known)));
    }

    /** Whose it seems to be: of several the one with the longest name. */
    private @Nullable String behaviorOf(String rest) {
        return behaviors.stream()
                .filter(behavior -> rest.startsWith(word(behavior) + "_"))
                .max(Comparator.comparingInt(String::length))
                .orElse(null);
    }

    private static String word(String name) {
        return name.replace("-", "").toUpperCase(Locale.ROOT);
    }

    /** Boot looks for that too. */
    private static String withUnderscores(String name) {
        return name.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
