package dev.actors.test;

import dev.actors.ActorInfo;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How messages and actors are shown to whoever reads a failed test. */
final class Texts {

    private static final int LONGEST_LIST = 20;

    private Texts() {}

    /** A message; a string in quotes, so that "5" is not 5. */
    static String of(@Nullable Object message) {
        String inBrackets = Arrays.deepToString(new @Nullable Object[] {message});
        return message instanceof String text
                ? '"' + text + '"'
                : inBrackets.substring(1, inBrackets.length() - 1);
    }

    static String of(List<Object> messages) {
        String shown =
                messages.stream()
                        .limit(LONGEST_LIST)
                        .map(message -> of(message))
                        .collect(Collectors.joining(", "));
        int more = messages.size() - LONGEST_LIST;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    static String of(Duration duration) {
        return duration.toMillis() + " ms";
    }

    static String of(ActorInfo actor) {
        return (actor.names().isEmpty() ? actor.behavior() : "'" + actor.names().getFirst() + "'")
                + " at "
                + actor.address();
    }
}
