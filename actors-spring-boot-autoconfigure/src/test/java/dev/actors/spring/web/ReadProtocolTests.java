package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/** GET, HEAD and DELETE, the list and the behaviours, and what is not there. */
class ReadProtocolTests {

    private static TestServer server;
    private static Http http;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        http = server.http();
        for (String name : List.of("c", "a", "b")) {
            http.spawn(name, "counter");
        }
        http.spawn("desk", "desk");
        http.spawn("ball", "stuck");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void showsStateAndVitals() {
        http.awaitState("/actors/desk", "{\"open\":true}");
        JsonNode desk = http.get("/actors/desk").json();
        assertThat(desk.path("status").asString()).isEqualTo("waiting");
        JsonNode ball = http.get("/actors/ball").json();
        assertThat(ball.path("state").isNull()).isTrue();
        assertThat(ball.path("stateAt").isNull()).isTrue();
        assertThat(ball.path("mailbox").toString()).isEqualTo("{\"size\":0,\"capacity\":2}");
        assertThat(ball.path("status").asString()).isEqualTo("running");
    }

    @Test
    void answersHeadWithoutABody() {
        Http.Answer there = http.method("HEAD", "/actors/a");
        assertThat(there.status()).isEqualTo(200);
        assertThat(there.text()).isEmpty();
        Http.Answer missing = http.method("HEAD", "/actors/nobody");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.text()).isEmpty();
    }

    @Test
    void answers204OnceItHasEndedWhenItDeletes() {
        http.spawn("gone", "counter");
        Http.Answer answer = http.delete("/actors/gone");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(server.node().whereis("gone")).isEmpty();
        http.get("/actors/gone").isProblem(404, "no-such-actor");
        http.delete("/actors/gone").isProblem(404, "no-such-actor");
        assertThat(http.spawn("gone", "counter").status()).isEqualTo(201);
    }

    @Test
    void answers202WhenItDeletesAndAsyncIsPreferred() {
        http.spawn("soon", "stuck");
        Http.Answer answer = http.delete("/actors/soon", "Prefer", "respond-async");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Preference-Applied")).isEqualTo("respond-async");
        assertThat(http.delete("/actors/soon").status()).isIn(204, 404);
    }

    @Test
    void listsNamedActorsInPages() {
        JsonNode all = http.get("/actors?behavior=counter").json();
        assertThat(all.path("total").asInt()).isGreaterThanOrEqualTo(3);
        JsonNode page = http.get("/actors?behavior=counter&page=1&size=2").json();
        assertThat(page.path("page").asInt()).isEqualTo(1);
        assertThat(page.path("size").asInt()).isEqualTo(2);
        assertThat(page.path("actors").path(0).path("name").asString()).isEqualTo("c");
        assertThat(page.path("actors").path(0).has("state")).isFalse();
        assertThat(http.get("/actors?page=2147483647&size=1000").json().path("actors").size())
                .isZero();
        assertThat(http.get("/actors?behavior=none").json().path("total").asInt()).isZero();
    }

    @Test
    void listsNoActorWhoseNameIsNoResource() {
        Address actor = server.node().whereis("a").orElseThrow();
        server.node().register("topic:news", actor);
        server.node().register("topics", actor);

        assertThat(
                        http.get("/actors?size=1000")
                                .json()
                                .path("actors")
                                .valueStream()
                                .map(listed -> listed.path("name").asString()))
                .contains("a")
                .doesNotContain("topic:news", "topics");
    }

    @Test
    void filtersByStatus() {
        assertThat(
                        http.get("/actors?status=running")
                                .json()
                                .path("actors")
                                .valueStream()
                                .map(actor -> actor.path("name").asString()))
                .contains("ball")
                .doesNotContain("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=-1",
                "size=0",
                "size=-5",
                "size=1001",
                "page=abc",
                "size=abc",
                "size=1.5",
                "page=99999999999",
                "page=%FF",
                "%FF",
                "status=dead",
                "status=WAITING"
            })
    void answers400WhenAQueryValueIsBad(String query) {
        http.get("/actors?" + query).isProblem(400, "bad-request");
    }

    @Test
    void showsWhatCanBeSpawned() {
        JsonNode behaviors = http.get("/actors/behaviors").json().path("behaviors");
        JsonNode counter =
                behaviors
                        .valueStream()
                        .filter(b -> b.path("name").asString().equals("counter"))
                        .findFirst()
                        .orElseThrow();
        assertThat(counter.path("anyJson").asBoolean()).isFalse();
        assertThat(counter.path("args").toString()).isEqualTo("{\"start\":\"int\"}");
        assertThat(counter.path("messages").valueStream().map(m -> m.path("type").asString()))
                .containsExactly("add", "fail", "get");
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/actors,GET",
        "PUT,/actors,GET",
        "DELETE,/actors,GET",
        "PATCH,/actors/a,PUT",
        "FOO,/actors/a,DELETE",
    })
    void answers405WithAllowWhenThereIsNoSuchMethod(String method, String path, String allowed) {
        Http.Answer answer = http.method(method, path).isProblem(405, "method-not-allowed");
        assertThat(answer.header("Allow")).contains(allowed);
        assertThat(answer.detail()).contains(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actors/a/b", "/actors/", "/actors/a/", "/actors//a"})
    void answers404WhenThereIsNoSuchPath(String path) {
        http.get(path).isProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actors", "/actors/a", "/actors/behaviors"})
    void answers406WhenJsonIsNotAccepted(String path) {
        http.get(path, "Accept", "text/html").isProblem(406, "not-acceptable");
    }

    /** Spring's own filter would take it apart first. */
    @Test
    void answersToAFormWithAMalformedEscapeAsToAny() {
        form("PUT", "/actors/a").isProblem(415, "unsupported-media-type");
        form("POST", "/actors/a").isProblem(415, "unsupported-media-type");
        form("PATCH", "/actors/a").isProblem(405, "method-not-allowed");
        form("PUT", "/actors/a/b").isProblem(404, "not-found");
        http.spawn("formed", "counter");
        assertThat(form("DELETE", "/actors/formed").status()).isEqualTo(204);
    }

    private static Http.Answer form(String method, String path) {
        return http.send(
                http.request(path)
                        .method(method, BodyPublishers.ofString("a=%zz"))
                        .header("Content-Type", "application/x-www-form-urlencoded"));
    }

    @Test
    void answers415WhenTheBodyIsNoJson() {
        http.send(
                        http.request("/actors/a")
                                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("x"))
                                .header("Content-Type", "text/plain"))
                .isProblem(415, "unsupported-media-type");
        http.send(
                        http.request("/actors/a")
                                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{}")))
                .isProblem(415, "unsupported-media-type");
    }
}
