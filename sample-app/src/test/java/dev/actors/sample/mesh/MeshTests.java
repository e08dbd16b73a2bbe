package dev.actors.sample.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Node;
import dev.actors.Place;
import dev.actors.sample.Ports;
import dev.actors.sample.Sample;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which actor lives on which node, as each node tells it over HTTP. */
class MeshTests {

    private final List<Sample> nodes = new ArrayList<>();

    @AfterEach
    void stop() {
        nodes.forEach(Sample::close);
    }

    private static String name(Sample sample) {
        return sample.bean(Node.class).name();
    }

    private static JsonNode node(JsonNode view, String name) {
        return view.path("nodes")
                .valueStream()
                .filter(node -> node.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> actors(JsonNode view, String node) {
        return node(view, node).path("residents").path("actors").valueStream();
    }

    private static boolean hasName(JsonNode view, String node, String actor) {
        return actors(view, node).anyMatch(each -> each.path("name").asString("").equals(actor));
    }

    @Test
    void showsWhoLivesOnEachNodeAndWhatBecomesOfThem() {
        nodes.addAll(Sample.mesh(2, "monitor.interval=1h"));
        Sample first = nodes.getFirst();
        Sample second = nodes.getLast();

        JsonNode view =
                first.await(
                        "/mesh",
                        v -> hasName(v, name(second), "sampler") && !v.path("pulse").isNull());
        assertThat(view.path("self").asString()).isEqualTo(name(first));
        assertThat(view.path("state").asString()).isEqualTo("UP");
        assertThat(hasName(view, name(first), "thermostat")).isTrue();
        assertThat(node(view, name(second)).path("residents").path("url").asString())
                .isEqualTo(second.url(""));
        assertThat(view.path("pulse").asString()).isEqualTo(name(first));

        HttpResponse<String> spawned =
                first.send("POST", "/mesh/" + name(second) + "/counters", "{}");
        assertThat(spawned.statusCode()).isEqualTo(201);
        second.await(
                "/mesh",
                v ->
                        actors(v, name(second))
                                .anyMatch(
                                        actor ->
                                                spawned.body()
                                                        .contains(
                                                                actor.path("address").asString())));

        JsonNode spread =
                first.await("/mesh", v -> Homes.areAmong(List.of(name(first), name(second)), v));
        Node keeper = second.bean(Node.class);
        Homes.in(spread)
                .forEach(
                        (key, home) ->
                                assertThat(keeper.keyedActors().placeOf(keeper.keyed("tally", key)))
                                        .as(key)
                                        .contains(
                                                home.contains(name(second))
                                                        ? new Place.Here()
                                                        : new Place.On(name(first))));

        String gone = name(first);
        first.close();
        JsonNode left =
                second.await("/mesh", v -> v.path("pulse").asString("").equals(name(second)));
        assertThat(node(left, gone).path("reached").asBoolean()).isFalse();
        assertThat(node(left, gone).path("residents").isNull()).isTrue();
        second.await("/mesh", v -> Homes.areAmong(List.of(name(second)), v));
    }

    @Test
    void saysWhichNodesAreMissingToThisMachineOnly() {
        try (Sample alone =
                new Sample(
                        "spring.profiles.active=mesh",
                        "actors.node=secret@127.0.0.1:" + Ports.free(1).getFirst(),
                        "actors.mesh.peers=127.0.0.1:1")) {
            JsonNode view = alone.get("/mesh");
            assertThat(view.path("state").asString()).isEqualTo("ALONE");
            assertThat(node(view, "127.0.0.1:1").path("reached").asBoolean()).isFalse();
            HttpResponse<String> refused = alone.send("POST", "/mesh/127.0.0.1:1/counters", "{}");
            assertThat(refused.statusCode()).isEqualTo(502);
            assertThat(refused.body()).contains("127.0.0.1:1");

            assertThat(alone.send("GET", "/mesh", "", "X-Forwarded-For", "127.0.0.1").body())
                    .contains("urn:problem-type:actors:forbidden");
        }
    }

    @Test
    void isOneNodeWithoutTheProfile() {
        try (Sample sample = new Sample()) {
            assertThat(sample.send("GET", "/mesh", "").statusCode()).isEqualTo(404);
            assertThat(sample.get("/actuator/health").path("status").asString()).isEqualTo("UP");
            assertThat(sample.bean(Node.class).whereis("pulse")).isEmpty();
        }
    }
}
