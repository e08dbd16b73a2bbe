package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.spring.Patience;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;

/** {@code POST /actors/{name}}: sends and asks. */
class MessageProtocolTests {

    private static TestServer server;
    private static Http http;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        http = server.http();
        http.spawn("echo", "echo");
        http.spawn("desk", "desk");
        http.spawn("silent", "silent");
        http.spawn("count", "counter");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answers202WithoutABodyWhenItSends() {
        Http.Answer answer = http.post("/actors/echo", "{\"a\":1}");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("Preference-Applied")).isEmpty();
    }

    @Test
    void answers200WithTheReplyWhenItAsks() {
        Http.Answer answer = http.ask("/actors/desk", "{\"type\":\"reason\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.text()).isEqualTo("{\"because\":[1,\"two\"]}");
        assertThat(http.ask("/actors/desk", "{\"type\":\"later\",\"text\":\"x\"}").text())
                .isEqualTo("\"later: x\"");
    }

    @Test
    void answers204WhenTheReplyIsNull() {
        Http.Answer nothing = http.ask("/actors/desk", "{\"type\":\"nothing\"}");
        assertThat(nothing.status()).isEqualTo(204);
        assertThat(nothing.header("Preference-Applied")).isEqualTo("wait");
        Http.Answer done = http.ask("/actors/count", "{\"type\":\"add\",\"amount\":0}");
        assertThat(done.status()).isEqualTo(204);
    }

    @Test
    void answers422WithItsTextWhenTheActorRefuses() {
        Http.Answer answer = http.ask("/actors/desk", "{\"type\":\"refuse\",\"why\":\"too late\"}");
        assertThat(answer.isProblem(422, "refused").detail()).isEqualTo("too late");
        assertThat(http.get("/actors/desk").json().path("restarts").asInt()).isZero();
    }

    @Test
    void answers500WithTheTypeOnlyWhenTheActorThrows() {
        http.spawn("failing", "counter");
        Http.Answer answer = http.ask("/actors/failing", "{\"type\":\"fail\"}");
        assertThat(answer.isProblem(500, "actor-failed").detail())
                .contains("java.lang.IllegalStateException");
        assertThat(answer.text()).doesNotContain("secret-of-the-failure");
        assertThat(http.ask("/actors/failing", "{\"type\":\"get\"}").text()).isEqualTo("0");
        assertThat(http.get("/actors/failing").json().path("restarts").asInt()).isEqualTo(1);
    }

    @Test
    void answers504ThatSaysWhatIsTheMatterWhenNoReplyComes() {
        Http.Answer answer =
                http.post("/actors/silent", "{\"a\":1}", "Prefer", "wait=1")
                        .isProblem(504, "no-reply");
        assertThat(answer.detail()).contains("silent", "waiting");
        assertThat(answer.header("Preference-Applied")).isIn("", "wait");
    }

    @Test
    void capsTheWaitWhenMoreIsPreferred() {
        try (TestServer impatient = TestServer.start("actors.web.max-wait=1s")) {
            Http client = impatient.http();
            client.spawn("silent", "silent");
            for (String wait : List.of("100", "99999999999999999999")) {
                long start = System.nanoTime();
                client.post("/actors/silent", "{}", "Prefer", "wait=" + wait)
                        .isProblem(504, "no-reply");
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isGreaterThan(Duration.ofMillis(900));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wait=5",
                "WAIT=5",
                "wait = 5",
                "wait=\"5\"",
                "handling=lenient, wait=5",
                "wait=5; foo=bar",
                "wait=5;foo=\"a,b\""
            })
    void asksWhenThePreferenceParses(String prefer) {
        assertThat(http.post("/actors/echo", "7", "Prefer", prefer).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wait", "wait=", "wait=-1", "wait=1.5", "wait=five", "wait=0", "waiting=5",
                "=5", ",,;;", "wait=5s", "wait:5", "x=\"a, wait=5\"", "wait=\"5", "wait=5\"",
                "x=\"a, wait=5, b\""
            })
    void sendsWhenThePreferenceDoesNotParse(String prefer) {
        Http.Answer answer = http.post("/actors/echo", "7", "Prefer", prefer);
        assertThat(answer.status()).as(prefer).isEqualTo(202);
        assertThat(answer.header("Preference-Applied")).isEmpty();
    }

    @Test
    void takesTheFirstOfTwoPreferHeaders() {
        Http.Answer answer =
                http.post("/actors/echo", "7", "Prefer", "handling=strict", "Prefer", "wait=5");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void answers404WhenThereIsNoSuchActor() {
        http.post("/actors/nobody", "{}").isProblem(404, "no-such-actor");
        http.ask("/actors/nobody", "{}").isProblem(404, "no-such-actor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"dev.actors.spring.web.TestActors$Counter$Add\",\"amount\":1}",
                "{\"type\":\"subtract\",\"amount\":1}",
                "{\"type\":\"Add\",\"amount\":1}",
                "{\"type\":\"object\"}",
                "{\"type\":5}",
                "{\"amount\":1}",
                "[]",
                "\"add\"",
                "5",
                "true",
                "null"
            })
    void answers422WithTheMessagesItTakesWhenItTakesNoSuchMessage(String message) {
        Http.Answer answer = http.ask("/actors/count", message).isProblem(422, "bad-message");
        assertThat(answer.json().path("messages").valueStream().map(JsonNode::asString))
                .containsExactly("add", "fail", "get");
    }

    @Test
    void answers503WithRetryAfterWhenTheMailboxIsFull() {
        http.spawn("full", "stuck");
        assertThat(http.post("/actors/full", "1").status()).isEqualTo(202);
        assertThat(http.post("/actors/full", "2").status()).isEqualTo(202);
        Http.Answer sent = http.post("/actors/full", "3").isProblem(503, "mailbox-full");
        assertThat(sent.header("Retry-After")).matches("[0-9]+");
        Http.Answer asked = http.ask("/actors/full", "4").isProblem(503, "mailbox-full");
        assertThat(asked.header("Retry-After")).matches("[0-9]+");
        assertThat(http.get("/actors/full").json().path("mailbox").path("size").asInt())
                .isEqualTo(2);
        assertThat(http.delete("/actors/full").status()).isEqualTo(204);
    }

    @Test
    void answersAtOnceWhenTheActorIsKilledOverTheAsk() {
        http.spawn("victim", "silent");
        var asked = http.sendAsync(http.json("POST", "/actors/victim", "{}", "Prefer", "wait=30"));
        Patience.await(
                "it is asked",
                () -> http.get("/actors/victim").json().path("handled").asInt() == 1);
        assertThat(http.delete("/actors/victim").status()).isEqualTo(204);
        assertThat(Patience.of(asked).status()).isEqualTo(404);
    }
}
