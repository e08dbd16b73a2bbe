package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.CloseReport;
import dev.actors.spring.Patience;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;

/** The protocol at other paths, and when its node is closed. */
class PathsTests {

    @Test
    void livesBelowTheContextPathTheServletPathAndItsOwn() {
        try (TestServer server =
                TestServer.start(
                        "server.servlet.context-path=/ctx",
                        "spring.mvc.servlet.path=/mvc",
                        "actors.web.basePath=/my/nodes")) {
            Http http = new Http("http://127.0.0.1:" + server.port() + "/ctx/mvc");
            Http.Answer spawned = http.put("/my/nodes/a", "{\"behavior\":\"counter\"}");
            assertThat(spawned.status()).as(spawned.text()).isEqualTo(201);
            assertThat(spawned.header("Location")).isEqualTo("/ctx/mvc/my/nodes/a");
            assertThat(http.get("/my/nodes").json().path("total").asInt()).isEqualTo(1);
            http.get("/my/nodes/b").isProblem(404, "no-such-actor");
            http.get("/my/nodes/b/c").isProblem(404, "not-found");
            assertThat(http.get("/actors").header("Content-Type")).doesNotContain("problem");
            for (String path :
                    List.of(
                            "/ctx/mvc/my/nodes",
                            "/ctx/mvc/my/nodes/a",
                            "/ctx/mvc/my;x=y/nodes",
                            "/ctx;x=y/mvc/my/nodes",
                            "/%63tx/mvc/my/nodes",
                            "/ctx/%6dvc/my/nodes",
                            "//ctx/mvc/my/nodes",
                            "/ctx//mvc/my/nodes",
                            "/ctx/x/../mvc/my/nodes",
                            "/ctx/mvc;x=y/my/nodes")) {
                RawHttp.Answer answer = server.raw().get(path, "Host: evil.example");
                assertThat(answer.status()).as(path).isIn(400, 403, 404, 500);
                assertThat(answer.body()).as(path).doesNotContain("\"total\"", "\"handled\"");
            }
        }
    }

    @Test
    void leavesOddPathsOfTheHostToTheHost() {
        try (TestServer server =
                TestServer.start(
                        "server.servlet.context-path=/ctx", "spring.mvc.servlet.path=/mvc")) {
            RawHttp.Answer answer = server.raw().get("/ctx/nowhere", "Host: evil.example");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(server.raw().get("//ctx/nowhere", "Host: evil.example").status())
                    .isLessThan(500);
        }
    }

    @Test
    void answers503WhenTheNodeIsClosed() {
        try (TestServer server = TestServer.start()) {
            Http http = server.http();
            http.spawn("a", "counter");
            server.node().close();
            Http.Answer put = http.spawn("b", "counter").isProblem(503, "node-stopping");
            assertThat(put.header("Retry-After")).matches("[0-9]+");
            http.post("/actors/a", "{\"type\":\"get\"}").isProblem(503, "node-stopping");
            http.ask("/actors/a", "{\"type\":\"get\"}").isProblem(503, "node-stopping");
            http.get("/actors/a").isProblem(503, "node-stopping");
            http.delete("/actors/a").isProblem(503, "node-stopping");
            server.node().open();
            assertThat(http.spawn("a", "counter").status()).isEqualTo(201);
        }
    }

    @Test
    void answers503WhileTheNodeDrains() {
        try (TestServer server = TestServer.start("actors.kill-grace=100ms")) {
            Http http = server.http();
            http.spawn("a", "stuck");
            http.spawn("b", "counter");
            http.post("/actors/a", "{}");
            FutureTask<CloseReport> closing =
                    new FutureTask<>(() -> server.node().close(Duration.ofDays(1)));
            Thread.startVirtualThread(closing);
            try {
                Patience.await("the node closes", () -> !server.node().isRunning());
                Http.Answer post =
                        http.post("/actors/b", "{\"type\":\"get\"}")
                                .isProblem(503, "node-stopping");
                assertThat(post.header("Retry-After")).matches("[0-9]+");
                http.spawn("c", "counter").isProblem(503, "node-stopping");
                assertThat(closing.isDone()).isFalse();
            } finally {
                server.node().terminate(server.node().whereis("a").orElseThrow());
            }
            assertThat(Patience.of(closing).lost()).containsEntry("stuck", 1L);
        }
    }

    @Test
    void answersPendingAsksWhenTheNodeIsClosed() {
        try (TestServer server = TestServer.start()) {
            Http http = server.http();
            http.spawn("a", "silent");
            var asked = http.sendAsync(http.json("POST", "/actors/a", "{}", "Prefer", "wait=30"));
            Patience.await("the actor is asked", () -> handled(http) == 1);
            server.node().close();
            Patience.of(asked).isProblem(503, "node-stopping");
        }
    }

    private static int handled(Http http) {
        return http.get("/actors/a").json().path("handled").asInt();
    }
}
