package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What {@code OPTIONS}, and the header {@code Allow} beside a 405, say of each path. */
class AllowedMethodsTests {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "FOO");

    private static TestServer server;
    private static Http http;

    @BeforeAll
    static void start() {
        server = TestServer.start("actors.dashboard.enabled=true");
        http = server.http();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actors",
                "/actors/someone",
                "/actors/behaviors",
                "/actors/topics",
                "/actors/topics/news",
                "/actors/keyed",
                "/actors/dashboard",
                "/actors/dashboard/",
                "/actors/dashboard/index.html",
                "/actors/dashboard/api/overview"
            })
    void areThoseThatHaveAnotherAnswerThan404And405(String path) {
        Set<String> answered = new TreeSet<>();
        for (String method : METHODS) {
            http.spawn("someone", "echo");
            int status = send(method, path).status();
            if (status != 404 && status != 405) {
                answered.add(method);
            }
        }
        assertThat(allowed(http.method("OPTIONS", path))).as("OPTIONS").isEqualTo(answered);
        assertThat(allowed(send("FOO", path).isProblem(405, "method-not-allowed")))
                .as("Allow")
                .isEqualTo(answered);
    }

    /** A stream of events is asked for in another form, in which it would not end. */
    private static Http.Answer send(String method, String path) {
        return http.send(
                http.json(method, path, "{}", "Prefer", "respond-async")
                        .header("Accept", "application/json"));
    }

    private static Set<String> allowed(Http.Answer answer) {
        return new TreeSet<>(List.of(answer.header("Allow").split(", *")));
    }
}
