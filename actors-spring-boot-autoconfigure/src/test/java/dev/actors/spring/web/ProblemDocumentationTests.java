package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

class ProblemDocumentationTests {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([0-9]{3}) \\|");

    @Test
    void listsEveryProblemTypeWithItsStatus() throws IOException {
        List<String> documented =
                ROW.matcher(Files.readString(Path.of("../docs/rest.md")))
                        .results()
                        .map(row -> row.group(1) + " " + row.group(2))
                        .toList();
        List<String> raised =
                Arrays.stream(Problem.values())
                        .map(problem -> problem.body("", Map.of()))
                        .map(
                                body ->
                                        body.get("type")
                                                        .toString()
                                                        .replace("urn:problem-type:actors:", "")
                                                + " "
                                                + body.get("status"))
                        .toList();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(raised);
    }
}
