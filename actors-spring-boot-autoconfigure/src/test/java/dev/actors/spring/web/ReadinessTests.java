package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.SmartLifecycle;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.function.Supplier;

/** The health of the actors and the application's readiness, where a load balancer looks. */
class ReadinessTests {

    /** Looks at something as the application stops, before the web server does. */
    static final class Witness implements SmartLifecycle {

        private Supplier<Http.Answer> look = () -> null;
        private Http.@Nullable Answer seen;
        private boolean running;

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            seen = look.get();
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return DEFAULT_PHASE - 1;
        }
    }

    private static TestServer server() {
        return TestServer.start(
                List.of(Witness.class),
                "management.endpoint.health.probes.enabled=true",
                "management.endpoint.health.show-details=always",
                "management.endpoint.health.group.readiness.include=readinessState,actors");
    }

    @Test
    void isOffBeforeTheWebServerStopsAndOnAgainAfterAStart() {
        try (TestServer server = server()) {
            String readiness = "/actuator/health/readiness";
            Http http = server.http();
            assertThat(http.get(readiness).status()).isEqualTo(200);
            Witness witness = server.context().getBean(Witness.class);
            witness.look = () -> http.get(readiness);

            server.context().stop();
            assertThat(witness.seen.status()).isEqualTo(503);
            assertThat(witness.seen.json().path("status").asString()).isEqualTo("OUT_OF_SERVICE");

            server.context().start();
            assertThat(server.context().getBean(ApplicationAvailability.class).getReadinessState())
                    .isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
        }
    }

    @Test
    void isOffWhileTheNodeIsClosedThoughTheApplicationRuns() {
        try (TestServer server = server()) {
            server.node().close();

            assertThat(server.http().get("/actuator/health/readiness").status()).isEqualTo(503);
            assertThat(server.http().get("/actuator/health/liveness").status()).isEqualTo(200);
        }
    }

    @Test
    void hasTheActorsWithWhatIsLeftOfTheirRestarts() {
        try (TestServer server = server()) {
            Http http = server.http();
            http.spawn("glass", "counter");
            http.ask("/actors/glass", "{\"type\":\"fail\"}");
            http.ask("/actors/glass", "{\"type\":\"get\"}");

            Http.Answer health = http.get("/actuator/health/actors");
            assertThat(health.json().path("status").asString()).isEqualTo("UP");
            JsonNode restarted = health.json().path("details").path("lastRestarted").path(0);
            assertThat(restarted.path("name").asString()).isEqualTo("glass");
            assertThat(restarted.path("restartsLeft").asInt()).isEqualTo(9);
            assertThat(restarted.path("exception").asString())
                    .isEqualTo("java.lang.IllegalStateException");
            assertThat(health.text()).doesNotContain("secret-of-the-failure");
        }
    }
}
