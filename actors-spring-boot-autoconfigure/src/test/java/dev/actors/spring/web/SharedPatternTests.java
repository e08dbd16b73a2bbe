package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.regex.Pattern;

class SharedPatternTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a|b",
                "^[A-Z]{2}\\d{1,3}$",
                "(?:\\w+\\.)*\\w{2,}",
                "[-a-z0-9_.]+@[a-z.-]+?",
                "(a?)b*.",
                "https?://[A-Za-z0-9.]+/.*"
            })
    void knowsWhatMeansTheSameInBoth(String regexp) {
        assertThat(SharedPattern.of(regexp)).hasValue("^(?:" + regexp + ")$");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\p{Alpha}+",
                "\\s",
                "\\Qa.b\\E",
                "(?i)a",
                "(?=a).",
                "(?<name>a)",
                "(a)\\1",
                "a++",
                "a?+",
                "a{2}+",
                "[^a]",
                "[a-z&&[^b]]",
                "[+-9]",
                "[\\d-a]",
                "[\\d\\-]",
                "a$|b",
                "a|^b",
                "^*a",
                "ü",
                "a]",
                "\\x41"
            })
    void leavesOutWhatMayMeanAnotherThing(String regexp) {
        Pattern.compile(regexp);
        assertThat(SharedPattern.of(regexp)).isEmpty();
    }
}
