package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.spring.Patience;
import dev.actors.spring.insight.Watch;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a stream of the dashboard says, and how many there are. */
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
        return JSON.readTree(client.next(event).data());
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
            JsonNode unused =
                    Patience.await( // the shared sample may be from before the spawns
                            "both rows",
                            () -> next(client, "actors"),
                            table -> table.path("order").size() == 2);
            http.ask("/actors/row-b", "{\"type\":\"get\"}");
            JsonNode changed =
                    Patience.await(
                            "a row that has changed comes first",
                            () -> next(client, "actors"),
                            table -> table.at("/rows/0/handled").asInt() == 1);
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
            JsonNode flow =
                    Patience.await(
                            "messages flow",
                            () -> next(client, "flow"),
                            seen -> !seen.path("edges").isEmpty());
            assertThat(flow.at("/edges/0/from").isNull()).isTrue();
            assertThat(flow.at("/edges/0/to").asString()).isEqualTo("counter");
        }
    }

    @Test
    void letsInSoManyAndOthersWhenOneHasGone() throws IOException {
        List<EventClient> clients = new ArrayList<>();
        try (TestServer own = TestServer.start()) {
            for (int i = 0; i <= DashboardController.MAX_STREAMS; i++) {
                clients.add(EventClient.openPath(own, STREAM));
            }
            try (EventClient tooMany = clients.removeLast()) {
                assertThat(tooMany.status()).isEqualTo(503);
                assertThat(tooMany.header("Retry-After")).isEqualTo("1");
            }
            assertThat(clients).allMatch(client -> client.status() == 200);
            clients.removeFirst().reset();
            Patience.await("there is room again", () -> isOpened(own));
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
            Patience.await("nobody watches the flow", () -> !watch.flow().isOpen());
            Patience.await("nobody is sampled, here or by another server", () -> !isSampled());
        }
    }

    private static boolean isOpened(TestServer server) {
        try (EventClient client = EventClient.openPath(server, STREAM)) {
            return client.status() == 200;
        }
    }

    private static boolean isSampled() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("actors-dashboard"));
    }
}
