package dev.actors.spring.web;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Regular expressions of Java that mean the same in ECMAScript, whose syntax JSON Schema has: of
 * literals, classes of ASCII characters, groups, alternatives and greedy or reluctant quantifiers.
 * Only a full stop takes one character more there, U+0085.
 */
final class SharedPattern {

    private static final String ESCAPED = "\\\\[dw.\\\\()\\[\\]{}*+?|^$/]";

    private static final String LITERAL = "[A-Za-z0-9 _:,@/#%!~='\"<>;&-]";

    private static final String RANGED =
            "[A-Za-z0-9](?:-[A-Za-z0-9])?|[ _:,@/#%!~='\"<>;.*+?(){}|$]|" + ESCAPED;

    private static final String CLASS = "\\[-?(?:" + RANGED + ")+-?\\]";

    private static final String QUANTIFIER = "(?:[*+?]|\\{[0-9]+(?:,[0-9]*)?\\})\\??(?![*+?{])";

    private static final Pattern SHARED =
            Pattern.compile(
                    "\\^?(?![*+?{])(?:"
                            + String.join("|", ESCAPED, LITERAL, CLASS, QUANTIFIER)
                            + "|\\((?:\\?:|(?!\\?))|[)|.])*+\\$?");

    private SharedPattern() {}

    /**
     * The pattern that finds in ECMAScript what the whole of a text matches in Java.
     *
     * @param regexp a regular expression that Java compiles
     * @return the pattern; empty if the expression may mean another thing there
     */
    static Optional<String> of(String regexp) {
        return SHARED.matcher(regexp).matches()
                ? Optional.of("^(?:" + regexp + ")$")
                : Optional.empty();
    }
}
