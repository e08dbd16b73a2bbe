package dev.actors.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Path;

/** The temperature monitor on thermal zones of the test's own, and on this machine. */
class MonitorTests {

    @TempDir private Path zones;

    private Sample start() {
        return new Sample("monitor.thermal-zones=" + zones, "monitor.interval=10ms");
    }

    @Test
    void readsWhatThisMachineHas() {
        try (Sample sample = new Sample("monitor.interval=10ms")) {
            JsonNode sampler = sample.await("/actors/sampler", a -> a.path("state").size() > 0);
            JsonNode reading = sampler.path("state").path(0);
            assertThat(reading.path("sensor").asString()).isNotBlank();
            assertThat(reading.path("unit").asString()).isIn("°C", "%");
            String first = sampler.path("stateAt").asString();
            sample.await("/actors/sampler", a -> !a.path("stateAt").asString().equals(first));
            sample.await("/actors/thermostat", a -> a.path("handled").asInt() > 3);
        }
    }

    @Test
    void readsTheLoadWhenThereIsNoThermalZone() {
        try (Sample sample = start()) {
            JsonNode state =
                    sample.await("/actors/sampler", a -> a.path("state").size() > 0).path("state");
            assertThat(state.valueStream().map(r -> r.path("sensor").asString()))
                    .containsExactly("cpu-load", "memory-used");
        }
    }

    @Test
    void raisesTheAlarmAndEndsItWithHysteresis() throws IOException {
        Sample.show(zones, "65000\n");
        try (Sample sample = start()) {
            assertThat(stateAt(sample, 65)).isEqualTo("idle");
            Sample.show(zones, "70000");
            assertThat(stateAt(sample, 70)).isEqualTo("idle");
            Sample.show(zones, "70001");
            assertThat(stateAt(sample, 70.001)).isEqualTo("alarm");
            Sample.show(zones, "65000");
            assertThat(stateAt(sample, 65)).isEqualTo("alarm");
            Sample.show(zones, "60000");
            assertThat(stateAt(sample, 60)).isEqualTo("alarm");
            Sample.show(zones, "59999");
            assertThat(stateAt(sample, 59.999)).isEqualTo("idle");
            Sample.show(zones, "65000");
            assertThat(stateAt(sample, 65)).isEqualTo("idle");
        }
    }

    @Test
    void restartsTheSamplerWhenAReadingCannotBeHad() throws IOException {
        Sample.show(zones, "41000");
        try (Sample sample = start()) {
            stateAt(sample, 41);
            String address = sample.get("/actors/sampler").path("address").asString();
            Sample.show(zones, "garbage");
            sample.await("/actors/sampler", a -> a.path("restarts").asInt() >= 2);
            Sample.show(zones, "42000");
            assertThat(stateAt(sample, 42)).isEqualTo("idle");
            JsonNode sampler = sample.get("/actors/sampler");
            assertThat(sampler.path("address").asString()).isEqualTo(address);
            assertThat(sample.get("/actors/thermostat").path("restarts").asInt()).isZero();
            assertThat(sample.text("/actuator/prometheus"))
                    .containsPattern("actors_restarts_total\\{behavior=\"sampler\"[^}]*} [2-9]");
        }
    }

    @Test
    void takesReadingsOverRestWhenTheyAreDeclared() throws IOException {
        Sample.show(zones, "20000");
        try (Sample sample = new Sample("monitor.thermal-zones=" + zones, "monitor.interval=1h")) {
            assertThat(stateAt(sample, 20)).isEqualTo("idle");
            assertThat(
                            sample.send(
                                            "POST",
                                            "/actors/thermostat",
                                            "{\"type\":\"reading\",\"sensor\":\"s\",\"value\":99,"
                                                + "\"unit\":\"°C\",\"at\":\"2026-01-01T00:00:00Z\"}")
                                    .statusCode())
                    .isEqualTo(202);
            assertThat(stateAt(sample, 99)).isEqualTo("alarm");
            assertThat(sample.send("POST", "/actors/thermostat", "{\"type\":\"x\"}").statusCode())
                    .isEqualTo(422);
        }
    }

    private static String stateAt(Sample sample, double value) {
        return sample.await(
                        "/actors/thermostat",
                        a -> a.path("state").path("reading").path("value").asDouble(-1) == value)
                .path("state")
                .path("state")
                .asString();
    }
}
