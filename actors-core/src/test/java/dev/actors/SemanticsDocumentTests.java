package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Every test that {@code docs/semantics.md} names is there. */
class SemanticsDocumentTests {

    private static final Pattern TEST = Pattern.compile("`([a-z.]*[A-Z]\\w+Tests)\\.(\\w+)`");

    @Test
    void namesTestsThatExist() throws Exception {
        List<MatchResult> named = TEST.matcher(document()).results().toList();

        assertThat(named).hasSizeGreaterThan(40);
        for (MatchResult test : named) {
            assertThat(methods("dev.actors." + test.group(1)))
                    .as(test.group(1))
                    .contains(test.group(2));
        }
    }

    private static String document() throws IOException {
        return Files.readString(Path.of("..", "docs", "semantics.md"));
    }

    private static List<String> methods(String className) throws ClassNotFoundException {
        return Arrays.stream(Class.forName(className).getDeclaredMethods())
                .map(java.lang.reflect.Method::getName)
                .toList();
    }
}
