package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;
import dev.actors.ExitReason;
import dev.actors.Node;
import dev.actors.Place;
import dev.actors.Refusal;
import dev.actors.autoconfigure.NodeBuilderCustomizer;
import dev.actors.spring.Actor;
import dev.actors.spring.ActorState;
import dev.actors.spring.Key;
import dev.actors.spring.Patience;
import dev.actors.spring.Receive;
import dev.actors.spring.Restore;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Actors of keys as resources, over a real connection. */
class KeyedProtocolTests {

    private static final String TALLY = "/actors/keyed/tally/";
    private static final String GET = "{\"type\":\"get\"}";

    private static final CountDownLatch GO = new CountDownLatch(1);

    private static volatile Place place = new Place.Here();
    private static TestServer server;
    private static Http http;

    @Actor(value = "tally", keyed = true, backoff = "0s", intensity = 1)
    static class Tally {
        record Add(int amount) {}

        record Get() {}

        record Who() {}

        record Refuse() {}

        record Fail() {}

        record Wait() {}

        private final String key;
        private int count;

        Tally(@Key String key) {
            if (key.equals("broken")) {
                throw new IllegalStateException("no such tally");
            }
            this.key = key;
        }

        @Receive
        void add(Add add) {
            count += add.amount();
        }

        @Receive
        int get(Get get) {
            return count;
        }

        @Receive
        String who(Who who) {
            return key;
        }

        @Receive
        void refuse(Refuse refuse) {
            throw new Refusal("not today");
        }

        @Receive
        void fail(Fail fail) {
            throw new IllegalStateException("secret");
        }

        @Receive
        void await(Wait wait) throws InterruptedException {
            if (!GO.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody came");
            }
        }

        @ActorState
        int count() {
            return count;
        }

        @Restore
        void restore(int kept) {
            count = kept;
        }
    }

    static class Places {
        @Bean
        NodeBuilderCustomizer placement() {
            return builder -> builder.placement((_, _) -> place);
        }
    }

    @BeforeAll
    static void start() {
        server =
                TestServer.start(
                        List.of(Tally.class, Places.class),
                        "actors.behaviors.tally.mailbox-capacity=4",
                        "actors.behaviors.tally.blocking=true",
                        "management.endpoints.web.exposure.include=prometheus,actors");
        http = server.http();
    }

    @AfterAll
    static void stop() {
        GO.countDown();
        server.close();
    }

    private static void add(String key, int amount) {
        assertThat(http.post(TALLY + key, "{\"type\":\"add\",\"amount\":" + amount + "}").status())
                .isEqualTo(202);
    }

    /** Ends an actor as passivation does. */
    private static void put(String key) {
        Node node = server.node();
        Address actor = node.keyed("tally", key);
        CompletableFuture<ExitReason> end = node.termination(actor);
        node.stop(actor);
        assertThat(Patience.of(end)).isEqualTo(new ExitReason.Shutdown());
    }

    @Test
    void startsWithTheFirstPostAndAnswersAsks() {
        add("user-42", 5);
        add("user-42", 3);

        Http.Answer answer = http.ask(TALLY + "user-42", GET);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait");
        assertThat(answer.text()).isEqualTo("8");
        assertThat(http.ask(TALLY + "other", GET).text()).isEqualTo("0");
    }

    @Test
    void showsStateAndVitalsAlsoOfOneThatIsPassivated() {
        add("shown", 5);
        http.awaitState(TALLY + "shown", "5");
        JsonNode shown = http.get(TALLY + "shown").json();
        assertThat(shown.path("key").asString()).isEqualTo("shown");
        assertThat(shown.path("address").asString()).isEqualTo("keyed:tally/shown");
        assertThat(shown.path("behavior").asString()).isEqualTo("tally");
        assertThat(shown.path("handled").asInt()).isEqualTo(1);
        assertThat(shown.has("name")).isFalse();

        put("shown");

        assertThat(http.method("HEAD", TALLY + "shown").status()).isEqualTo(200);
        assertThat(server.node().isAlive(server.node().keyed("tally", "shown"))).isFalse();
        http.awaitState(TALLY + "shown", "5");
        JsonNode woken = http.get(TALLY + "shown").json();
        assertThat(woken.path("status").asString()).isEqualTo("waiting");
    }

    @Test
    void isNotThereBeforeTheFirstPost() {
        http.get(TALLY + "nobody").isProblem(404, "no-such-actor");
        assertThat(http.method("HEAD", TALLY + "nobody").status()).isEqualTo(404);
        Http.Answer answer = http.delete(TALLY + "nobody").isProblem(404, "no-such-actor");

        assertThat(answer.detail()).contains("keyed:tally/nobody").contains("POST");
        assertThat(server.node().isAlive(server.node().keyed("tally", "nobody"))).isFalse();
    }

    @Test
    void forgetsWhatIsDeletedAliveOrPassivated() {
        add("gone", 5);
        assertThat(http.delete(TALLY + "gone").status()).isEqualTo(204);
        http.get(TALLY + "gone").isProblem(404, "no-such-actor");
        assertThat(http.ask(TALLY + "gone", GET).text()).isEqualTo("0");

        add("gone", 7);
        http.awaitState(TALLY + "gone", "7");
        put("gone");
        Http.Answer later = http.delete(TALLY + "gone", "Prefer", "respond-async");
        assertThat(later.status()).isEqualTo(202);
        assertThat(later.header("Preference-Applied")).isEqualTo("respond-async");
        Patience.await("it is forgotten", () -> http.get(TALLY + "gone").status() == 404);
        assertThat(http.ask(TALLY + "gone", GET).text()).isEqualTo("0");
    }

    @Test
    void takesAnyKeyThatAnUrlCanHave() {
        assertThat(http.ask(TALLY + "a%20b%C3%A9%2B+%3Bx", "{\"type\":\"who\"}").json().asString())
                .isEqualTo("a bé++;x");
        http.post(TALLY + "x".repeat(1_901), GET).isProblem(422, "name-not-allowed");
    }

    @Test
    void answersErrorsAsTheRestOfTheProtocol() {
        http.post(TALLY + "e", "{\"type\":\"add\",\"amount\":\"3\"}").isProblem(422, "bad-message");
        http.post(TALLY + "e", "{\"type\":\"sub\"}").isProblem(422, "bad-message");
        http.post(TALLY + "e", "{").isProblem(400, "malformed-json");
        assertThat(server.node().isAlive(server.node().keyed("tally", "e"))).isFalse();
        assertThat(
                        http.ask(TALLY + "e", "{\"type\":\"refuse\"}")
                                .isProblem(422, "refused")
                                .detail())
                .isEqualTo("not today");
        assertThat(
                        http.ask(TALLY + "e", "{\"type\":\"fail\"}")
                                .isProblem(500, "actor-failed")
                                .text())
                .doesNotContain("secret");
        http.method("PUT", TALLY + "e").isProblem(405, "method-not-allowed");
        http.ask(TALLY + "broken", GET).isProblem(404, "no-such-actor");
        Http.Answer answer =
                http.post("/actors/keyed/counter/x", GET).isProblem(404, "no-such-actor");
        assertThat(answer.detail())
                .contains("'counter'")
                .contains("[tally]")
                .contains("keyed = true");
        assertThat(answer.json().path("behaviors").get(0).asString()).isEqualTo("tally");
    }

    @Test
    void answers503WhenTheMailboxIsFull() {
        http.post(TALLY + "slow", "{\"type\":\"wait\"}");
        int last = 202;
        for (int i = 0; i < 8 && last == 202; i++) {
            last = http.post(TALLY + "slow", GET).status();
        }
        Http.Answer full = http.post(TALLY + "slow", GET).isProblem(503, "mailbox-full");
        assertThat(full.header("Retry-After")).isEqualTo("1");
        http.post(TALLY + "slow", GET, "Prefer", "wait=1").isProblem(503, "mailbox-full");
        GO.countDown();
    }

    @Test
    void answers503WithTheReasonWhereTheActorIsNotToBeHad() {
        place = new Place.Nowhere("Too few nodes are seen.");
        try {
            Http.Answer answer = http.ask(TALLY + "unplaced", GET).isProblem(503, "no-place");
            assertThat(answer.detail()).isEqualTo("Too few nodes are seen.");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            http.get(TALLY + "unplaced").isProblem(503, "no-place");

            place = new Place.On("10.0.0.1:4711");
            for (Http.Answer elsewhere :
                    List.of(
                            http.ask(TALLY + "unplaced", GET),
                            http.get(TALLY + "unplaced"),
                            http.delete(TALLY + "unplaced"))) {
                assertThat(elsewhere.isProblem(503, "no-place").detail()).contains("10.0.0.1:4711");
            }
        } finally {
            place = new Place.Here();
        }
    }

    @Test
    void refusesToSpawnByNameWhatIsReachedByKeys() {
        Http.Answer answer = http.spawn("t", "tally").isProblem(422, "unknown-behavior");

        assertThat(answer.detail()).contains("keyed/tally/KEY");
        JsonNode tally =
                http.get("/actors/behaviors")
                        .json()
                        .path("behaviors")
                        .valueStream()
                        .filter(each -> each.path("name").asString().equals("tally"))
                        .findFirst()
                        .orElseThrow();
        assertThat(tally.path("keyed").asBoolean()).isTrue();
    }

    @Test
    void obeysTheRuleOfAccess() {
        http.get(TALLY + "x", "Origin", "http://evil.example").isProblem(403, "forbidden");
        http.delete(TALLY + "x", "Origin", "http://evil.example").isProblem(403, "forbidden");
    }

    @Test
    void isCountedAndShownByTheActuator() {
        add("watched", 1);

        assertThat(http.get("/actuator/actors").text()).contains("keyed:tally/watched");
        JsonNode watched = http.get("/actuator/actors/keyed/tally/watched").json();
        assertThat(watched.path("address").asString()).isEqualTo("keyed:tally/watched");
        assertThat(watched.path("behavior").asString()).isEqualTo("tally");
        assertThat(http.get("/actuator/actors/keyed/tally/nobody").status()).isEqualTo(404);
        assertThat(http.get("/actuator/prometheus").text())
                .contains("actors_passivations_total{behavior=\"tally\"}")
                .contains("actors_alive{behavior=\"tally\"}");
    }
}
