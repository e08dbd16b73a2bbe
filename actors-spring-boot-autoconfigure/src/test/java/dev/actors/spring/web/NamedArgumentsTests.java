package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.spring.Actor;
import dev.actors.spring.ActorState;
import dev.actors.spring.Args;
import dev.actors.spring.Receive;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Name;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Arguments whose keys are no names of Java, by the binder's {@code @Name}, over HTTP. */
class NamedArgumentsTests {

    private static TestServer server;
    private static Http http;

    record Sizes(
            @Name("class") String kind,
            @Name("max-size") int most,
            int given,
            @Valid Below below) {}

    record Below(@Name("default") @NotNull @Min(3) Integer usual, @Name("int") int number) {}

    @Actor("named")
    static class Named {
        private final Sizes sizes;

        Named(@Args Sizes sizes) {
            this.sizes = sizes;
        }

        @Receive
        void hear(Object any) {}

        @ActorState
        String shown() {
            return sizes.toString();
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(List.of(Named.class), "actors.behaviors.named.args.given=7");
        http = server.http();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Http.Answer spawn(String name, String args) {
        return http.put("/actors/" + name, "{\"behavior\":\"named\",\"args\":" + args + "}");
    }

    @Test
    void areTakenByTheirNames() {
        Http.Answer answer =
                spawn(
                        "sized",
                        """
                        {"class": "box", "max-size": 3, "below": {"default": 4, "int": 5}}\
                        """);

        assertThat(answer.status()).isEqualTo(201);
        http.awaitState(
                "/actors/sized",
                "\"Sizes[kind=box, most=3, given=7, below=Below[usual=4, number=5]]\"");
    }

    @Test
    void areNamedSoWhereTheyAreMissingOrUnknown() {
        assertThat(spawn("missing", "{\"class\": \"box\"}").json().path("detail").asString())
                .isEqualTo("args.max-size is missing.");
        assertThat(
                        spawn("below", "{\"max-size\": 1, \"below\": {\"default\": 4}}")
                                .json()
                                .path("detail")
                                .asString())
                .isEqualTo("args.below.int is missing.");
        assertThat(spawn("unknown", "{\"most\": 3}").json().path("detail").asString())
                .isEqualTo("There is no args.most. Known are: class, max-size, given, below.");
    }

    @Test
    void areShownSoAmongTheBehaviours() {
        JsonNode named =
                http.get("/actors/behaviors")
                        .json()
                        .path("behaviors")
                        .valueStream()
                        .filter(behavior -> behavior.path("name").asString().equals("named"))
                        .findFirst()
                        .orElseThrow();

        assertThat(named.path("args").toString())
                .isEqualTo(
                        "{\"class\":\"String\",\"max-size\":\"int\",\"given\":\"int\","
                                + "\"below\":\"Below\"}");
        JsonNode schema = named.path("argsSchema");
        assertThat(schema.path("properties").propertyNames())
                .containsExactly("class", "max-size", "given", "below");
        assertThat(schema.path("required").toString()).isEqualTo("[\"max-size\"]");
        JsonNode below = schema.at("/properties/below");
        assertThat(below.path("required").toString()).isEqualTo("[\"default\",\"int\"]");
        assertThat(below.at("/properties/default/minimum").asInt()).isEqualTo(3);
    }
}
