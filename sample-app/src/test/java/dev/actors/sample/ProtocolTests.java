package dev.actors.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The three small behaviours over REST. */
class ProtocolTests {

    private static Sample sample;

    @BeforeAll
    static void start() {
        sample = new Sample("monitor.interval=1h");
    }

    @AfterAll
    static void stop() {
        sample.close();
    }

    @Test
    void counts() {
        String spawn = "{\"behavior\":\"counter\",\"args\":{\"start\":5}}";
        assertThat(sample.send("PUT", "/actors/c", spawn).statusCode()).isEqualTo(201);
        assertThat(sample.send("PUT", "/actors/c", spawn).statusCode()).isEqualTo(200);
        String add = "{\"type\":\"add\",\"amount\":2}";
        assertThat(sample.send("POST", "/actors/c", add).statusCode()).isEqualTo(202);
        assertThat(sample.ask("/actors/c", "{\"type\":\"get\"}")).isEqualTo("7");
        sample.await("/actors/c", a -> a.path("state").asInt() == 7);
        var failed = sample.send("POST", "/actors/c", "{\"type\":\"fail\"}", "Prefer", "wait=30");
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).contains("IllegalStateException").doesNotContain("asked to fail");
        assertThat(sample.ask("/actors/c", "{\"type\":\"get\"}")).isEqualTo("5");
        assertThat(sample.get("/actors/c").path("restarts").asInt()).isEqualTo(1);
        assertThat(sample.send("DELETE", "/actors/c", "").statusCode()).isEqualTo(204);
    }

    @Test
    void echoes() {
        sample.send("PUT", "/actors/e", "{\"behavior\":\"echo\"}");
        String json = "{\"z\":[1,null,{\"b\":1.10}],\"a\":\"ä\"}";
        assertThat(sample.ask("/actors/e", json)).isEqualTo(json);
    }

    @Test
    void goesRoundARingOfTenThousand() {
        assertThat(sample.send("PUT", "/actors/r", "{\"behavior\":\"ring\"}").statusCode())
                .isEqualTo(201);
        sample.await(
                "/actors/r",
                a -> a.path("state").path("text").asString("").equals("hello around the ring"));
        sample.await("/actors/r", a -> a.path("status").asString().equals("waiting"));
        sample.await(
                "/actuator/metrics/actors.alive?tag=behavior:anonymous",
                m -> m.path("measurements").path(0).path("value").asInt(-1) == 0);
        assertThat(sample.send("DELETE", "/actors/r", "").statusCode()).isEqualTo(204);
    }

    @Test
    void startsItsOwnActors() {
        assertThat(
                        sample.get("/actors")
                                .path("actors")
                                .valueStream()
                                .map(a -> a.path("name").asString()))
                .contains("sampler", "thermostat");
        assertThat(
                        sample.get("/actors/behaviors")
                                .path("behaviors")
                                .valueStream()
                                .map(b -> b.path("name").asString()))
                .contains("counter", "echo", "ring", "sampler", "thermostat");
        assertThat(sample.get("/actuator/health").path("status").asString()).isEqualTo("UP");
    }
}
