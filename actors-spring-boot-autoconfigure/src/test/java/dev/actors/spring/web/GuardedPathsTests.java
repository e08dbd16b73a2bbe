package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Paths of the application's own to which the protocol's rule of access applies. */
class GuardedPathsTests {

    private static final String GUARD = "actors.web.guarded-paths=/orders/**, /totals, /files/**";

    private static TestServer server;

    @RestController
    static class Shop {

        @GetMapping({"/orders", "/orders/{id}", "/totals", "/totals/all"})
        String tell() {
            return "told";
        }
    }

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Path files = Files.createDirectory(folder.resolve("files"));
        Files.writeString(files.resolve("report.txt"), "told");
        server =
                TestServer.start(
                        List.of(Shop.class),
                        GUARD,
                        "spring.web.resources.static-locations=" + folder.toUri());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RawHttp.Answer get(String path, String... headers) {
        return server.raw().get(path, headers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders", "/orders/1", "/totals", "/actors"})
    void answerThisMachineAndNoPageOfAnother(String path) {
        assertThat(get(path, "Host: localhost").status()).isEqualTo(200);

        RawHttp.Answer rebound = get(path, "Host: evil.example");
        assertThat(rebound.status()).isEqualTo(403);
        assertThat(rebound.header("Content-Type")).startsWith("application/problem+json");
        assertThat(rebound.body()).contains("actors.web.token").doesNotContain("told");
        assertThat(get(path, "Host: localhost", "Origin: http://evil.example").status())
                .isEqualTo(403);
        assertThat(get(path, "Host: localhost", "X-Forwarded-For: 127.0.0.1").status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders/",
                "/orders;a=b/1",
                "/%6frders/1",
                "/x/../orders/1",
                "/ORDERS/1",
                "/totals/",
                "//files/report.txt",
                "/./files/report.txt",
                "/files/report.txt"
            })
    void letNoOtherFormOfThePathPast(String path) {
        RawHttp.Answer answer = get(path, "Host: evil.example");

        assertThat(answer.status()).isIn(400, 403, 404);
        assertThat(answer.body()).doesNotContain("told");
    }

    @Test
    void areServedToThisMachine() {
        assertThat(get("/files/report.txt", "Host: localhost").body()).isEqualTo("told");
    }

    @Test
    void areNoOthers() {
        assertThat(get("/totals/all", "Host: evil.example").body()).isEqualTo("told");
    }

    @Test
    void wantTheTokenWhereOneIsSet() {
        try (TestServer guarded =
                TestServer.start(List.of(Shop.class), GUARD, "actors.web.token=t0ken")) {
            assertThat(guarded.raw().get("/orders", "Host: localhost").status()).isEqualTo(401);
            assertThat(
                            guarded.raw()
                                    .get(
                                            "/orders",
                                            "Host: shop.example",
                                            "Authorization: Bearer t0ken")
                                    .body())
                    .isEqualTo("told");
        }
    }

    @Test
    void stopTheStartWhereTheyAreNone() {
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> TestServer.start("actors.web.guarded-paths=orders").close())
                .havingRootCause()
                .withMessageContaining("actors.web.guarded-paths")
                .withMessageContaining("'orders'");
    }
}
