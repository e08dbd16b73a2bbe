package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Refusal;
import dev.actors.spring.Actor;
import dev.actors.spring.Args;
import dev.actors.spring.Receive;

import jakarta.validation.constraints.Max;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Constraints of arguments, guards and later replies, over a real connection. */
class AnnotatedProtocolTests {

    private static TestServer server;
    private static Http http;

    @Actor("oven")
    static class Oven {
        record Settings(@Max(250) int degrees) {}

        record Bake(String cake) {}

        private final Settings settings;

        Oven(@Args Settings settings) {
            this.settings = settings;
        }

        @Receive(when = "isCold")
        CompletionStage<String> burnNothing(Bake bake) {
            return CompletableFuture.failedFuture(new Refusal("too cold"));
        }

        @Receive
        CompletionStage<String> bake(Bake bake) {
            return CompletableFuture.supplyAsync(
                    () -> {
                        if (bake.cake().isEmpty()) {
                            throw new IllegalStateException("nothing to bake");
                        }
                        return bake.cake() + " at " + settings.degrees();
                    });
        }

        boolean isCold() {
            return settings.degrees() < 100;
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(List.of(Oven.class));
        http = server.http();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void spawn(String name, int degrees) {
        assertThat(put(name, degrees).status()).isEqualTo(201);
    }

    private static Http.Answer put(String name, int degrees) {
        return http.put(
                "/actors/" + name,
                "{\"behavior\":\"oven\",\"args\":{\"degrees\":" + degrees + "}}");
    }

    private static Http.Answer ask(String name, String cake) {
        return http.ask("/actors/" + name, "{\"type\":\"bake\",\"cake\":\"" + cake + "\"}");
    }

    @Test
    void answers422WithThePathWhenAnArgumentBreaksAConstraint() {
        Http.Answer answer = put("hot", 251);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("detail").asString())
                .isEqualTo("args.degrees must be less than or equal to 250.");
        assertThat(server.node().whereis("hot")).isEmpty();
    }

    @Test
    void answersWhenTheStageCompletes() {
        spawn("warm", 180);

        Http.Answer answer = ask("warm", "pie");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().asString()).isEqualTo("pie at 180");
    }

    @Test
    void answers500WhenTheStageFailsAndLeavesTheActorAlive() {
        spawn("failing", 180);

        Http.Answer answer = ask("failing", "");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().path("detail").asString())
                .contains("java.lang.IllegalStateException");
        assertThat(http.get("/actors/failing").json().path("restarts").asInt()).isZero();
    }

    @Test
    void answers422WhenTheStageFailsWithARefusal() {
        spawn("cold", 20);

        Http.Answer answer = ask("cold", "pie");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("detail").asString()).isEqualTo("too cold");
    }
}
