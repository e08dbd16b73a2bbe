package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.ProcessFunction;
import dev.actors.spring.Actor;
import dev.actors.spring.Patience;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** Requests to one actor that come at once: one of them ends what the others spawn and send to. */
@Timeout(180)
class RacingRequestsTests {

    private static final int CLIENTS = 8;
    private static final int REQUESTS = 150;

    private static final List<String> BEHAVIORS = List.of("counter", "desk", "brief", "hasty");

    /** What may come of each method, whatever the others do. */
    private static final Map<String, Set<Integer>> ANSWERS =
            Map.of(
                    "PUT", Set.of(200, 201, 409),
                    "POST", Set.of(202, 404, 422),
                    "ASK", Set.of(200, 204, 404, 422),
                    "GET", Set.of(200, 404),
                    "HEAD", Set.of(200, 404),
                    "DELETE", Set.of(204, 404));

    private static final List<String> KINDS = ANSWERS.keySet().stream().sorted().toList();

    private static final String PATH = "/actors/racing";

    private static TestServer server;
    private static Http http;

    /** Never comes to its start. */
    @Actor("tardy")
    static class Tardy implements ProcessFunction {

        @Override
        public @Nullable Object run(ActorContext self) throws InterruptedException {
            new CountDownLatch(1).await();
            return null;
        }
    }

    /** Does what it has to do without waiting for a message, and without saying that it started. */
    @Actor("hasty")
    static class Hasty implements ProcessFunction {

        @Override
        public Object run(ActorContext self) {
            return "done";
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(List.of(Tardy.class, Hasty.class));
        http = server.http();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answer201OfAnActorThatADeleteEndsBeforeItHasStarted() {
        CompletableFuture<Http.Answer> put =
                http.sendAsync(http.json("PUT", "/actors/late", "{\"behavior\":\"tardy\"}"));
        Patience.await("it is spawned", () -> server.node().whereis("late").isPresent());

        assertThat(http.delete("/actors/late").status()).isEqualTo(204);

        Http.Answer answer = Patience.of(put);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/actors/late");
        assertThat(answer.json().path("name").asString()).isEqualTo("late");
        assertThat(answer.json().path("behavior").asString()).isEqualTo("tardy");
    }

    @Test
    void answer201OfAnActorThatIsDoneBeforeItSaysThatItHasStarted() {
        Http.Answer answer = http.spawn("quick", "hasty");

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("status").asString()).isEqualTo("ended");
    }

    @RepeatedTest(3)
    void failInNoOrder(RepetitionInfo seed) {
        Queue<String> odd = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> clients =
                IntStream.range(0, CLIENTS)
                        .mapToObj(i -> new Random(100L * seed.getCurrentRepetition() + i))
                        .map(
                                random ->
                                        CompletableFuture.runAsync(
                                                () -> send(random, odd),
                                                Thread::startVirtualThread))
                        .toList();
        clients.forEach(Patience::of);
        assertThat(odd).isEmpty();
    }

    private static void send(Random random, Queue<String> odd) {
        for (int i = 0; i < REQUESTS; i++) {
            String kind = KINDS.get(random.nextInt(KINDS.size()));
            Http.Answer answer = http.send(request(kind, random));
            if (!ANSWERS.getOrDefault(kind, Set.of()).contains(answer.status())) {
                odd.add(kind + " " + answer.status() + " " + answer.text());
            }
        }
    }

    private static HttpRequest.Builder request(String kind, Random random) {
        return switch (kind) {
            case "PUT" ->
                    http.json(
                            kind,
                            PATH,
                            "{\"behavior\":\""
                                    + BEHAVIORS.get(random.nextInt(BEHAVIORS.size()))
                                    + "\"}");
            case "POST" -> http.json(kind, PATH, "{\"type\":\"get\"}");
            case "ASK" -> http.json("POST", PATH, "{\"type\":\"get\"}", "Prefer", "wait=30");
            default -> http.request(PATH).method(kind, HttpRequest.BodyPublishers.noBody());
        };
    }
}
