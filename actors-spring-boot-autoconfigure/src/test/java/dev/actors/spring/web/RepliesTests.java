package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.ActorContext;
import dev.actors.ActorException;
import dev.actors.Address;
import dev.actors.AskTimeoutException;
import dev.actors.Refusal;
import dev.actors.spring.Actor;
import dev.actors.spring.ActorState;
import dev.actors.spring.Receive;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Qualifier;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** What comes of each way to answer, for who asks in Java and over a real connection. */
class RepliesTests {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static TestServer server;
    private static Http http;
    private static Address teller;

    /** Can change, and so is never passed. */
    static class Draft {}

    record AnInt() {}

    record ANull() {}

    record Nothing() {}

    record Found() {}

    record NotFound() {}

    record Later() {}

    record LaterNull() {}

    record LaterFailing() {}

    record LaterRefusing() {}

    record LaterUnpassable() {}

    record NoStage() {}

    record Refusing() {}

    record Throwing() {}

    record ThrowingError() {}

    record Unpassable() {}

    record Failure() {}

    record Never() {}

    record Forgotten() {}

    @Actor(value = "teller", autostart = true, intensity = 1_000, backoff = "0s")
    static class Teller {

        @Receive
        int anInt(AnInt message) {
            return 7;
        }

        @Receive
        @Nullable String aNull(ANull message) {
            return null;
        }

        @Receive
        void nothing(Nothing message) {}

        @Receive
        Optional<String> found(Found message) {
            return Optional.of("there");
        }

        @Receive
        Optional<String> notFound(NotFound message) {
            return Optional.empty();
        }

        @Receive
        CompletionStage<Integer> later(Later message) {
            return CompletableFuture.supplyAsync(() -> 8);
        }

        @Receive
        CompletionStage<@Nullable Void> laterNull(LaterNull message) {
            return CompletableFuture.completedFuture(null);
        }

        @Receive
        CompletionStage<String> laterFailing(LaterFailing message) {
            return CompletableFuture.failedFuture(new IOException("no disk"));
        }

        @Receive
        CompletionStage<String> laterRefusing(LaterRefusing message) {
            return CompletableFuture.failedFuture(new Refusal("sold out"));
        }

        @Receive
        CompletionStage<Object> laterUnpassable(LaterUnpassable message) {
            return CompletableFuture.completedFuture(new Draft());
        }

        @Receive
        @Nullable CompletionStage<String> noStage(NoStage message) {
            return null;
        }

        @Receive
        int refusing(Refusing message) {
            throw new Refusal("closed");
        }

        @Receive
        int throwing(Throwing message) throws IOException {
            throw new IOException("no disk");
        }

        @Receive
        int throwingError(ThrowingError message) {
            throw new NoClassDefFoundError("org/example/Gone");
        }

        @Receive
        Object unpassable(Unpassable message) {
            return new Draft();
        }

        @Receive
        Exception failure(Failure message) {
            return new IOException("as a value");
        }

        @Receive
        CompletionStage<String> never(Never message) {
            return new CompletableFuture<>();
        }

        @Receive
        void forgotten(Forgotten message, ActorContext self) {}
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(List.of(Teller.class, Ann.class, Bob.class));
        http = server.http();
        teller = server.node().named("teller");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> replies() {
        return Stream.of(
                Arguments.of(new AnInt(), "7", 200, "7", false),
                Arguments.of(new ANull(), "null", 204, "", false),
                Arguments.of(new Nothing(), "null", 204, "", false),
                Arguments.of(new Found(), "Optional[there]", 200, "\"there\"", false),
                Arguments.of(new NotFound(), "Optional.empty", 200, "null", false),
                Arguments.of(new Later(), "8", 200, "8", false),
                Arguments.of(new LaterNull(), "null", 204, "", false),
                Arguments.of(new NoStage(), "null", 204, "", false),
                Arguments.of(
                        new LaterFailing(),
                        "ActorFailedException of IOException",
                        500,
                        threw("java.io.IOException"),
                        false),
                Arguments.of(new LaterRefusing(), "Refusal", 422, "sold out", false),
                Arguments.of(
                        new LaterUnpassable(),
                        "ActorFailedException of IllegalMessageException",
                        500,
                        threw("dev.actors.IllegalMessageException"),
                        false),
                Arguments.of(new Refusing(), "Refusal", 422, "closed", false),
                Arguments.of(
                        new Throwing(),
                        "ActorFailedException of IOException",
                        500,
                        threw("java.io.IOException"),
                        true),
                Arguments.of(
                        new ThrowingError(),
                        "ActorFailedException of NoClassDefFoundError",
                        500,
                        threw("java.lang.NoClassDefFoundError"),
                        true),
                Arguments.of(
                        new Unpassable(),
                        "ActorFailedException of IllegalMessageException",
                        500,
                        threw("dev.actors.IllegalMessageException"),
                        true),
                Arguments.of(
                        new Failure(),
                        "java.io.IOException: as a value",
                        200,
                        "\"java.io.IOException: as a value\"",
                        false));
    }

    private static String threw(String type) {
        return "The actor threw a " + type + " while it handled the message.";
    }

    @ParameterizedTest
    @MethodSource("replies")
    void comeOfWhatAHandlerReturnsOrThrows(
            Object message, String outcome, int status, String said, boolean crashes) {
        int before = restarts();

        assertThat(outcomeOf(message)).isEqualTo(outcome);
        Http.Answer answer = http.ask("/actors/teller", json(message));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(status < 300 ? answer.text() : answer.json().path("detail").asString())
                .isEqualTo(said);
        assertThat(outcomeOf(new AnInt())).as("handled after the restarts").isEqualTo("7");
        assertThat(restarts() - before).isEqualTo(crashes ? 2 : 0);
    }

    private static int restarts() {
        return server.node().info(teller).orElseThrow().restarts();
    }

    private static String outcomeOf(Object message) {
        try {
            return String.valueOf(server.node().ask(teller, message, SOON));
        } catch (ActorException e) {
            String type = e.getClass().getSimpleName();
            return e.getCause() == null
                    ? type
                    : type + " of " + e.getCause().getClass().getSimpleName();
        }
    }

    private static String json(Object message) {
        String name = message.getClass().getSimpleName();
        return "{\"type\":\"%s\"}"
                .formatted(name.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
    }

    @Test
    void areMissedInTimeWhereNoneComes() {
        assertThat(http.post("/actors/teller", json(new Never()), "Prefer", "wait=1").status())
                .isEqualTo(504);
        assertThatThrownBy(() -> server.node().ask(teller, new Forgotten(), Duration.ofMillis(1)))
                .isInstanceOf(AskTimeoutException.class);
    }

    record Greet() {}

    record Ask(String what) {}

    @Actor(value = "ann", autostart = true)
    static class Ann {

        private final Address bob;

        Ann(@Qualifier("bob") Address bob) {
            this.bob = bob;
        }

        @Receive
        Object ask(Ask ask, ActorContext self) {
            return self.ask(bob, ask, Object.class, SOON);
        }

        @Receive
        String greet(Greet greet) {
            return "hello";
        }

        @ActorState
        Optional<Exception> lastFailure() {
            return Optional.of(new IOException("no disk"));
        }
    }

    @Actor(value = "bob", autostart = true)
    static class Bob {

        private final Address ann;

        Bob(@Qualifier("ann") Address ann) {
            this.ann = ann;
        }

        @Receive(when = "isBack")
        Object askBack(Ask ask, ActorContext self) {
            return self.ask(ann, new Greet(), Object.class, SOON);
        }

        @Receive
        Object fail(Ask ask) throws IOException {
            throw new IOException("no disk");
        }

        boolean isBack(Ask ask) {
            return ask.what().equals("back");
        }
    }

    @Test
    void spellOutARingOfAsks() {
        Http.Answer answer = http.ask("/actors/ann", "{\"type\":\"ask\",\"what\":\"back\"}");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().path("detail").asString())
                .contains(
                        "'bob' (bob) -[Greet]-> 'ann' (ann) -[Ask]-> 'bob' (bob)",
                        "Have one of them send");
    }

    @Test
    void tellThatAnActorThatWasAskedFailed() {
        Http.Answer answer = http.ask("/actors/ann", "{\"type\":\"ask\",\"what\":\"x\"}");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().path("detail").asString())
                .isEqualTo(
                        "An actor that it asked threw a java.io.IOException while it handled the"
                                + " message.");
    }

    @Test
    void haveNoStackOfAnExceptionInAState() {
        assertThat(http.get("/actors/ann").json().path("state").asString())
                .isEqualTo("java.io.IOException: no disk");
    }
}
