package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.EndOrder;
import dev.actors.ExitReason;
import dev.actors.Failure;
import dev.actors.Place;
import dev.actors.RemoteFailure;
import dev.actors.Route;
import dev.actors.Watcher;
import dev.actors.autoconfigure.NodeBuilderCustomizer;
import dev.actors.spring.Actor;
import dev.actors.spring.Patience;
import dev.actors.spring.Receive;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Requests whose message, or whose answer, goes by another node. */
@ExtendWith(OutputCaptureExtension.class)
class ElsewhereTests {

    private static final String BOX = "/actors/keyed/box/a";
    private static final String PUT = "{\"type\":\"put\"}";
    private static final Address FAR = Address.parse("actor://10.0.0.1:4711/1/1");

    private static TestServer server;
    private static Http http;
    private static @Nullable FailingRoute route;

    /** Its actors live on another node. */
    @Actor(value = "box", keyed = true)
    static class Box {
        record Put() {}

        @Receive
        void put(Put put) {}
    }

    /** Leaves the answer to an actor on another node. */
    @Actor("relay")
    static class Relay {
        record Pass() {}

        @Receive
        void pass(Pass pass, ActorContext self) {
            self.forward(FAR, pass);
        }
    }

    static class Places {
        @Bean
        NodeBuilderCustomizer placement() {
            return builder -> builder.placement((_, _) -> new Place.On("10.0.0.1:4711"));
        }
    }

    /** The way to the other node, on which nothing goes well. */
    private record FailingRoute(Failure failure, boolean isAtOnce) implements Route {

        @Override
        public boolean leadsTo(Address to) {
            return true;
        }

        @Override
        public boolean send(Address to, Object message) {
            throw failure.toException();
        }

        @Override
        public Runnable whenRoom(Address to, Runnable action) {
            return () -> {};
        }

        @Override
        public CompletableFuture<@Nullable Object> ask(Address to, Object message) {
            if (isAtOnce) {
                throw failure.toException();
            }
            return CompletableFuture.failedFuture(failure.toException());
        }

        @Override
        public Runnable monitor(Address actor, Watcher watcher) {
            return () -> {};
        }

        @Override
        public void link(Address from, Address to, @Nullable String node) {}

        @Override
        public void unlink(Address from, Address to) {}

        @Override
        public void exit(Address from, Address to, ExitReason reason) {}

        @Override
        public void end(Address actor, EndOrder order) {}
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(List.of(Box.class, Relay.class, Places.class));
        http = server.http();
        http.spawn("relay", "relay");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void removeRoute() {
        if (route != null) {
            server.node().removeRoute(route);
        }
    }

    private static void failAtOnce(Failure failure) {
        add(new FailingRoute(failure, true));
    }

    private static void failLater(Failure failure) {
        add(new FailingRoute(failure, false));
    }

    private static void add(FailingRoute failing) {
        route = failing;
        server.node().addRoute(failing);
    }

    @Test
    void answers422AndTheWayOutWhenTheMessageCannotBeCarried() {
        failAtOnce(new Failure(Failure.Kind.ILLEGAL_MESSAGE, "It is longer than a frame may be."));

        for (Http.Answer answer : List.of(http.post(BOX, PUT), http.ask(BOX, PUT))) {
            assertThat(answer.isProblem(422, "cannot-travel").detail())
                    .isEqualTo("It is longer than a frame may be.");
        }
    }

    @Test
    void answers500AndTheWayOutWhenTheReplyCannotBeCarried(CapturedOutput output) {
        failLater(
                new Failure(Failure.Kind.ILLEGAL_MESSAGE, "The reply cannot be sent: declare it."));

        assertThat(http.ask(BOX, PUT).isProblem(500, "internal-error").detail())
                .isEqualTo("The reply cannot be sent: declare it.");
        assertThat(output).contains("A request to an actor failed", "declare it");
    }

    @Test
    void answers503WhenTheNodeIsLostToWhichAnActorHasPassedTheAsk() {
        failLater(
                new Failure(
                        Failure.Kind.DEAD,
                        "The node 10.0.0.1:4711 cannot be reached.",
                        new ExitReason.NoConnection()));

        Http.Answer answer = http.ask("/actors/relay", "{\"type\":\"pass\"}");

        assertThat(answer.isProblem(503, "no-place").detail()).contains("10.0.0.1:4711");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void namesWhatAnActorThrewElsewhere() {
        failLater(
                new Failure(
                        Failure.Kind.FAILED,
                        "It threw.",
                        new ExitReason.Failed(new RemoteFailure("com.example.Broken", "secret"))));

        assertThat(http.ask(BOX, PUT).isProblem(500, "actor-failed").detail())
                .contains("com.example.Broken")
                .doesNotContain("secret");
    }

    @Test
    void logsThatADeleteHasFailedWhoseClientDoesNotWait(CapturedOutput output) {
        assertThat(http.delete(BOX, "Prefer", "respond-async").status()).isEqualTo(202);

        Patience.await(
                "the log tells of it",
                () ->
                        output.getAll().contains("keyed:box/a could not be deleted")
                                && output.getAll().contains("10.0.0.1:4711"));
    }
}
