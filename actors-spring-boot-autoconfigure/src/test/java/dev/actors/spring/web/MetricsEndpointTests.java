package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The metrics where an operator looks at them. */
class MetricsEndpointTests {

    private static TestServer server;
    private static Http http;

    @BeforeAll
    static void start() {
        server =
                TestServer.start(
                        "management.endpoints.web.exposure.include=*",
                        "management.endpoint.env.show-values=never",
                        "actors.node=very-secret@127.0.0.1:4711");
        http = server.http();
        http.spawn("named-actor", "counter");
        http.post("/actors/named-actor", "{\"type\":\"add\",\"amount\":1}");
        http.ask("/actors/named-actor", "{\"type\":\"fail\"}");
        http.ask("/actors/named-actor", "{\"type\":\"get\"}");
        http.spawn("dumb", "silent");
        http.post("/actors/dumb", "{}", "Prefer", "wait=1");
        http.spawn("leaving", "counter");
        http.delete("/actors/leaving");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void areOnThePrometheusEndpoint() {
        String scrape = http.get("/actuator/prometheus").text();
        assertThat(scrape)
                .contains("actors_spawned_total{behavior=\"counter\"} 2.0")
                .contains("actors_exits_total{behavior=\"counter\",reason=\"killed\"} 1.0")
                .contains("actors_ask_timeouts_total{behavior=\"silent\"} 1.0")
                .contains("actors_dead_letters_total{behavior=\"counter\",reason=\"crashed\"} 1.0")
                .containsPattern("actors_restarts_total\\{behavior=\"counter\".*} 1\\.0")
                .containsPattern("actors_alive[a-z_]*\\{behavior=\"counter\"} 1\\.0")
                .containsPattern("actors_mailbox_size[a-z_]*\\{behavior=\"counter\"} 0\\.0")
                .contains("actors_message_processing_seconds_count{behavior=\"counter\"}")
                .contains("actors_mailbox_wait_seconds_count{behavior=\"counter\"}")
                .contains("actors_events_dropped_total 0.0")
                .doesNotContain("_bucket")
                .doesNotContain("named-actor", "actor://", "very-secret");
    }

    @Test
    void areOnTheMetricsEndpoint() {
        assertThat(http.get("/actuator/metrics").text())
                .contains(
                        "actors.alive",
                        "actors.spawned",
                        "actors.exits",
                        "actors.restarts",
                        "actors.mailbox.size",
                        "actors.mailbox.size.max",
                        "actors.dead.letters",
                        "actors.ask.timeouts",
                        "actors.events.dropped",
                        "actors.mailbox.wait",
                        "actors.message.processing");
        assertThat(
                        http.get("/actuator/metrics/actors.alive?tag=behavior:counter")
                                .json()
                                .path("measurements")
                                .path(0)
                                .path("value")
                                .asDouble())
                .isEqualTo(1.0);
    }

    @Test
    void showNoSecretOnAnyEndpoint() {
        for (String endpoint : new String[] {"configprops", "env", "beans", "info", "health"}) {
            assertThat(http.get("/actuator/" + endpoint).text())
                    .as(endpoint)
                    .doesNotContain("very-secret");
        }
    }

    @Test
    void haveNoTimersWhenTheyAreOff() {
        try (TestServer without =
                TestServer.start(
                        "management.endpoints.web.exposure.include=prometheus",
                        "actors.metrics.timers=false")) {
            without.http().spawn("c", "counter");
            assertThat(without.http().get("/actuator/prometheus").text())
                    .contains("actors_spawned_total")
                    .doesNotContain("actors_message_processing", "actors_mailbox_wait");
        }
    }

    @Test
    void haveHistogramsAndObjectivesByBootsProperties() {
        try (TestServer detailed =
                TestServer.start(
                        "management.endpoints.web.exposure.include=prometheus",
                        "management.metrics.distribution.percentiles-histogram.actors.mailbox.wait=true",
                        "management.metrics.distribution.slo.actors.message.processing=10ms,100ms")) {
            detailed.http().spawn("c", "counter");
            for (int i = 0; i < 2; i++) { // the first is timed before the second is handled
                detailed.http().ask("/actors/c", "{\"type\":\"get\"}");
            }
            String scrape = detailed.http().get("/actuator/prometheus").text();
            assertThat(scrape)
                    .contains(
                            "actors_message_processing_seconds_bucket{behavior=\"counter\",le=\"0.01\"}",
                            "actors_message_processing_seconds_bucket{behavior=\"counter\",le=\"0.1\"}",
                            "actors_message_processing_seconds_bucket{behavior=\"counter\",le=\"+Inf\"}");
            assertThat(
                            scrape.lines()
                                    .filter(
                                            line ->
                                                    line.startsWith(
                                                            "actors_mailbox_wait_seconds_bucket")))
                    .hasSizeGreaterThan(20);
            assertThat(
                            scrape.lines()
                                    .filter(
                                            line ->
                                                    line.startsWith(
                                                            "actors_message_processing_seconds_bucket")))
                    .hasSize(3);
        }
    }
}
