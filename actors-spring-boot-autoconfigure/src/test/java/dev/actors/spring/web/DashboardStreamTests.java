package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.spring.insight.Watch;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a stream of the dashboard says, and how many there are. */
@Timeout(120)
class DashboardStreamTests {

    private static final String STREAM = "/actors/dashboard/api/stream";
    private static final JsonMapper JSON = JsonMapper.builder().build();

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

    private static EventClient open(String query) {
        EventClient client = EventClient.openPath(server, STREAM + query);
        assertThat(client.status()).isEqualTo(200);
        return client;
    }

    /** The data of the next event of a name. */
    private static JsonNode next(EventClient client, String event) {
        EventClient.Event next = client.next();
        while (next != null && !next.name().equals(event)) {
            next = client.next();
        }
        assertThat(next).as("an event " + event).isNotNull();
        return JSON.readTree(next.data());
    }

    @Test
    void beginsWithASampleAndTheView() {
        try (EventClient client = open("?view=overview")) {
            assertThat(client.header("Content-Type")).startsWith("text/event-stream");
            assertThat(client.header("Cache-Control")).isEqualTo("no-store");
            assertThat(client.nextBlock().retry()).isEqualTo("2000");
            assertThat(next(client, "sample").path("t").asLong()).isPositive();
            assertThat(next(client, "overview").path("behaviors").isArray()).isTrue();
            assertThat(next(client, "sample").path("messagesPerSecond").isNumber()).isTrue();
        }
    }

    @Test
    void sendsOnlyTheRowsThatHaveChanged() {
        http.spawn("row-a", "counter");
        http.spawn("row-b", "counter");
        try (EventClient client = open("?view=actors&q=row-&sort=name")) {
            int rows = 0;
            while (rows < 2) { // the shared sample may be from before the spawns
                rows += next(client, "actors").path("rows").size();
            }
            http.ask("/actors/row-b", "{\"type\":\"get\"}");
            JsonNode changed = next(client, "actors");
            while (changed.at("/rows/0/handled").asInt() != 1) {
                changed = next(client, "actors");
            }
            assertThat(changed.path("order").size()).isEqualTo(2);
            assertThat(changed.path("rows").valueStream())
                    .extracting(row -> row.path("names").path(0).asString())
                    .containsExactly("row-b");
        }
    }

    @Test
    void showsRestartsWhereTheyHappen() {
        http.spawn("flashing", "counter");
        try (EventClient client = open("?view=tree")) {
            next(client, "tree");
            http.ask("/actors/flashing", "{\"type\":\"fail\"}");
            JsonNode restart = next(client, "restarts").path("restarts").path(0);
            assertThat(restart.path("name").asString()).isEqualTo("flashing");
            assertThat(restart.path("cause").asString()).isEqualTo("error");
            assertThat(restart.path("restarts").asInt()).isEqualTo(1);
            assertThat(restart.path("path").isArray()).isTrue();
        }
    }

    @Test
    void followsAnActorUntilItIsGone() {
        http.spawn("leaving", "counter");
        try (EventClient client = open("?view=actor&name=leaving")) {
            assertThat(next(client, "actor").path("names").path(0).asString()).isEqualTo("leaving");
            http.delete("/actors/leaving");
            assertThat(next(client, "gone").path("address").asString()).startsWith("actor://");
        }
    }

    @Test
    void countsTheFlowWhileItIsWatched() {
        http.spawn("flowing", "counter");
        try (EventClient client = open("?view=flow")) {
            next(client, "flow");
            http.ask("/actors/flowing", "{\"type\":\"get\"}");
            JsonNode flow = next(client, "flow");
            while (flow.path("edges").isEmpty()) {
                flow = next(client, "flow");
            }
            assertThat(flow.at("/edges/0/from").isNull()).isTrue();
            assertThat(flow.at("/edges/0/to").asString()).isEqualTo("counter");
        }
    }

    @Test
    void letsInSoManyAndOthersWhenOneHasGone() throws IOException {
        List<EventClient> clients = new ArrayList<>();
        try (TestServer own = TestServer.start()) {
            EventClient next = EventClient.openPath(own, STREAM);
            while (next.status() == 200) {
                clients.add(next);
                next = EventClient.openPath(own, STREAM);
            }
            next.close();
            assertThat(next.status()).isEqualTo(503);
            assertThat(next.header("Retry-After")).isEqualTo("1");
            assertThat(clients).hasSize(DashboardController.MAX_STREAMS);
            clients.removeFirst().reset();
            EventClient later = EventClient.openPath(own, STREAM);
            while (later.status() != 200) {
                later.close();
                later = EventClient.openPath(own, STREAM);
            }
            clients.add(later);
        } finally {
            clients.forEach(EventClient::close);
        }
    }

    @Test
    void forgetsClientsThatHaveVanishedAndThenSamplesNoMore() throws IOException {
        try (TestServer own = TestServer.start()) {
            List<EventClient> clients = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                clients.add(EventClient.openPath(own, STREAM + "?view=flow"));
            }
            Watch watch = own.context().getBean(Watch.class);
            assertThat(watch.flow().isOpen()).isTrue();
            for (EventClient client : clients) {
                client.reset();
            }
            Http other = own.http();
            while (watch.flow().isOpen()) {
                assertThat(other.get("/actors/nobody").status()).isEqualTo(404);
            }
            while (isSampled()) { // here, or still by another server
                assertThat(other.get("/actors/nobody").status()).isEqualTo(404);
            }
        }
    }

    private static boolean isSampled() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("actors-dashboard"));
    }
}
