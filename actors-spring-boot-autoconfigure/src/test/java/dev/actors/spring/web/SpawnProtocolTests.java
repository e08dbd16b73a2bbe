package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.spring.Patience;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** {@code PUT /actors/{name}} over a real connection. */
class SpawnProtocolTests {

    private static TestServer server;
    private static Http http;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        http = server.http();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answers201WithLocationAndRepresentationWhenItSpawns() {
        Http.Answer answer =
                http.put("/actors/fresh", "{\"behavior\":\"counter\",\"args\":{\"start\":7}}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Location")).isEqualTo("/actors/fresh");
        JsonNode body = answer.json();
        assertThat(body.propertyNames())
                .containsExactly(
                        "name",
                        "address",
                        "behavior",
                        "status",
                        "state",
                        "stateAt",
                        "mailbox",
                        "handled",
                        "restarts",
                        "startedAt");
        assertThat(body.path("name").asString()).isEqualTo("fresh");
        assertThat(body.path("behavior").asString()).isEqualTo("counter");
        http.awaitState("/actors/fresh", "7");
        assertThat(body.path("mailbox").path("capacity").asInt()).isEqualTo(100_000);
        assertThat(body.path("mailbox").path("size").asInt()).isZero();
        assertThat(body.path("restarts").asInt()).isZero();
        assertThat(Instant.parse(body.path("stateAt").asString())).isNotNull();
        assertThat(Instant.parse(body.path("startedAt").asString())).isNotNull();
        assertThat(body.path("address").asString())
                .isEqualTo(server.node().whereis("fresh").orElseThrow().toString());
    }

    @Test
    void answers200AndSpawnsNothingWhenTheSameIsAlive() {
        assertThat(http.spawn("twice", "counter").status()).isEqualTo(201);
        http.post("/actors/twice", "{\"type\":\"add\",\"amount\":3}");
        Http.Answer again =
                http.put("/actors/twice", "{\"behavior\":\"counter\",\"args\":{\"start\":0}}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Location")).isEmpty();
        http.awaitState("/actors/twice", "3");
    }

    @Test
    void answers409WhenTheNameHasOtherArgsOrAnotherBehavior() {
        http.spawn("taken", "counter");
        http.put("/actors/taken", "{\"behavior\":\"counter\",\"args\":{\"start\":1}}")
                .isProblem(409, "already-exists");
        http.spawn("taken", "echo").isProblem(409, "already-exists");
        assertThat(http.get("/actors/taken").json().path("behavior").asString())
                .isEqualTo("counter");
    }

    @Test
    void comparesListsAndMapsByContentWhenItIsPutAgain() {
        String body = "{\"behavior\":\"listed\",\"args\":{\"list\":[1,2],\"map\":{\"a\":\"b\"}}}";
        Http.Answer first = http.put("/actors/listed", body);
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(http.put("/actors/listed", body).status()).isEqualTo(200);
    }

    @Test
    void spawnsOnceWhenManyPutOneName() {
        for (int round = 0; round < 5; round++) {
            String path = "/actors/race-" + round;
            List<CompletableFuture<Http.Answer>> puts =
                    IntStream.range(0, 16)
                            .mapToObj(
                                    _ ->
                                            http.sendAsync(
                                                    http.json(
                                                            "PUT",
                                                            path,
                                                            "{\"behavior\":\"counter\"}")))
                            .toList();
            List<Integer> statuses =
                    puts.stream().map(Patience::of).map(Http.Answer::status).toList();
            assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
        }
    }

    @Test
    void answers422WithTheKnownOnesWhenTheBehaviorIsUnknown() {
        Http.Answer answer = http.spawn("x", "java.lang.String");
        answer.isProblem(422, "unknown-behavior");
        assertThat(answer.json().path("behaviors").valueStream().map(JsonNode::asString))
                .contains("counter", "echo");
        http.put("/actors/x", "{}").isProblem(422, "unknown-behavior");
        http.put("/actors/x", "{\"behavior\":5}").isProblem(422, "unknown-behavior");
        assertThat(http.get("/actors/x").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"start\":\"5\"}",
                "{\"start\":1.9}",
                "{\"start\":1.0}",
                "{\"start\":true}",
                "{\"start\":null}",
                "{\"start\":3000000000}",
                "{\"start\":1e1000000000}",
                "{\"start\":[5]}",
                "{\"start\":{}}",
                "{\"begin\":5}",
                "{\"Start\":5}",
                "{\"start\":5,\"x.y\":1}",
                "{\"\":5}",
                "[]",
                "5",
                "null"
            })
    void answers422WhenTheArgsDoNotFit(String args) {
        http.put("/actors/misfit", "{\"behavior\":\"counter\",\"args\":" + args + "}")
                .isProblem(422, "bad-arguments");
        assertThat(http.get("/actors/misfit").status()).isEqualTo(404);
    }

    @Test
    void namesTheKnownArgsWhenOneIsUnknown() {
        Http.Answer answer =
                http.put("/actors/x", "{\"behavior\":\"counter\",\"args\":{\"begin\":5}}");
        assertThat(answer.isProblem(422, "bad-arguments").detail()).contains("begin", "start");
        http.put("/actors/x", "{\"behavior\":\"counter\",\"arg\":{}}")
                .isProblem(422, "bad-arguments");
        http.put("/actors/x", "{\"behavior\":\"echo\",\"args\":{\"a\":1}}")
                .isProblem(422, "bad-arguments");
    }

    @Test
    void answers500AndLeavesNothingWhenTheConstructorThrows() {
        Http.Answer answer = http.spawn("ruin", "broken").isProblem(500, "start-failed");
        assertThat(answer.detail()).contains("IllegalStateException");
        assertThat(answer.text()).doesNotContain("secret-of-the-constructor");
        assertThat(http.get("/actors/ruin").status()).isEqualTo(404);
        assertThat(server.node().whereis("ruin")).isEmpty();
        assertThat(server.node().snapshot()).noneMatch(a -> a.behavior().equals("broken"));
        assertThat(http.spawn("ruin", "counter").status()).isEqualTo(201);
    }

    @Test
    void answers201WhenTheActorHasEndedAtOnce() {
        for (int i = 0; i < 20; i++) {
            Http.Answer answer = http.spawn("brief-" + i, "brief");
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "behaviors",
                "topics",
                "keyed",
                "dashboard",
                "-a",
                ".a",
                "_a",
                "~a",
                "a%20b",
                "a@b",
                "a:b",
                "%C3%A4",
                "a%0Ab"
            })
    void answers422WhenTheNameIsNotAllowed(String name) {
        http.spawn(name, "counter").isProblem(422, "name-not-allowed");
    }

    @ParameterizedTest
    @CsvSource({"a.b_c~d-e,201", "0,201", "Behaviors,201", "a..b,201"})
    void spawnsUnderEveryAllowedName(String name, int status) {
        assertThat(http.spawn(name, "counter").status()).isEqualTo(status);
        assertThat(http.get("/actors/" + name).status()).isEqualTo(200);
    }

    @Test
    void limitsNamesTo128Characters() {
        String longest = "n".repeat(128);
        assertThat(http.spawn(longest, "counter").status()).isEqualTo(201);
        http.spawn(longest + "n", "counter").isProblem(422, "name-not-allowed");
    }
}
