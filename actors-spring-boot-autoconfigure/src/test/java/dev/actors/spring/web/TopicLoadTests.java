package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorInfo;
import dev.actors.spring.Patience;
import dev.actors.topic.Topic;
import dev.actors.topic.Topics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Many streams, slow clients and vanished ones, on few threads. */
@Timeout(180)
class TopicLoadTests {

    private static final int STREAMS = 2_000;

    /** With 10 kB each, more than any buffer here has room for. */
    private static final int MUCH = 10_000;

    private static final String FEW_THREADS = "server.tomcat.threads.max=4";

    /** A shutdown that waits for a stream outlasts the test. */
    private static final String NO_HURRY = "spring.lifecycle.timeout-per-shutdown-phase=1h";

    @Test
    void serves2000StreamsOnFourThreads() {
        List<EventClient> clients = new ArrayList<>();
        try (TestServer server = TestServer.start(FEW_THREADS, NO_HURRY)) {
            Topic topic = server.context().getBean(Topics.class).topic("crowd");
            int threads = Thread.activeCount();
            for (int i = 0; i < STREAMS; i++) {
                clients.add(EventClient.open(server, "crowd"));
            }
            Patience.await("all subscribe", () -> topic.subscribers() == STREAMS);
            assertThat(Thread.activeCount() - threads).isLessThan(50);
            List<CompletableFuture<Void>> readers =
                    clients.stream()
                            .map(
                                    client ->
                                            CompletableFuture.runAsync(
                                                    () -> readAll(client),
                                                    Thread::startVirtualThread))
                            .toList();
            for (int i = 1; i <= 20; i++) {
                topic.publish(i);
            }
            readers.forEach(Patience::of);
            assertThat(server.http().get("/actors").status()).isEqualTo(200);
            server.context().close();
            assertThat(clients).allMatch(client -> client.next() == null);
        } finally {
            clients.forEach(EventClient::close);
        }
    }

    private static void readAll(EventClient client) {
        for (int i = 1; i <= 20; i++) {
            assertThat(client.next().data()).isEqualTo(String.valueOf(i));
        }
    }

    @Test
    void dropsAClientThatDoesNotReadAndHoldsUpNobodyElse() throws IOException {
        try (TestServer server = TestServer.start(FEW_THREADS, "actors.web.topics.history=5")) {
            Topics topics = server.context().getBean(Topics.class);
            List<EventClient> stalled = new ArrayList<>();
            try (EventClient reader = EventClient.open(server, "news")) {
                reader.nextBlock();
                Topic topic = topics.find("news").orElseThrow();
                for (int i = 0; i < 20; i++) {
                    stalled.add(EventClient.stalled(server, "news"));
                }
                Patience.await("all subscribe", () -> topic.subscribers() == 21);
                String text = "x".repeat(10_000);
                int published = 0;
                while (topic.subscribers() > 1) {
                    topic.publish(text);
                    assertThat(reader.next().data()).hasSize(10_002);
                    published++;
                    assertThat(published).as("events that are kept").isLessThan(MUCH);
                }
                assertThat(server.http().get("/actors").status()).isEqualTo(200);
                EventClient slow = stalled.getFirst();
                slow.readHead();
                String last = null;
                int seen = 0;
                for (EventClient.Event e = slow.next(); e != null; e = slow.next()) {
                    seen++;
                    last = e.id();
                    assertThat(e.id()).startsWith(seen + "-");
                }
                assertThat(seen).isPositive().isLessThan(published);
                try (EventClient again =
                        EventClient.open(server, "news", "Last-Event-ID: " + last)) {
                    assertThat(again.next().name()).isEqualTo("topic.gap");
                    assertThat(again.next().id()).startsWith((published - 4) + "-");
                }
            } finally {
                stalled.forEach(EventClient::close);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {TomcatServletWebServerFactory.class, JettyServletWebServerFactory.class})
    void noticesByHeartbeatsThatClientsHaveVanished(Class<?> factory) throws IOException {
        try (TestServer server =
                TestServer.start(
                        List.of(factory),
                        "actors.web.topics.heartbeat=20ms",
                        "actors.web.topics.max-streams=2")) {
            Topics topics = server.context().getBean(Topics.class);
            try (EventClient alive = EventClient.open(server, "quiet")) {
                Topic topic = topics.find("quiet").orElseThrow();
                EventClient vanishing = EventClient.open(server, "quiet");
                Patience.await("it has subscribed", () -> topic.subscribers() == 2);
                vanishing.reset();
                Patience.await("it is forgotten", () -> topic.subscribers() == 1);
                EventClient leaving =
                        Patience.await(
                                "there is room again",
                                () -> EventClient.open(server, "quiet"),
                                client -> client.status() == 200);
                Patience.await("it has subscribed", () -> topic.subscribers() == 2);
                leaving.close();
                Patience.await("it is forgotten", () -> topic.subscribers() == 1);
                assertThat(alive.nextBlock().retry()).isNotEmpty();
                assertThat(alive.nextBlock().comment()).isEqualTo(":");
                topic.publish("still here");
                assertThat(alive.next().data()).isEqualTo("\"still here\"");
            }
        }
    }

    @Test
    void answers503WhenThereAreTooManyStreamsOrTopics() {
        try (TestServer server =
                        TestServer.start(
                                "actors.web.topics.max-streams=2",
                                "actors.web.topics.heartbeat=20ms");
                EventClient first = EventClient.open(server, "a")) {
            assertThat(first.status()).isEqualTo(200);
            try (EventClient second = EventClient.open(server, "b")) {
                assertThat(second.status()).isEqualTo(200);
                Http.Answer full =
                        server.http().get("/actors/topics/a").isProblem(503, "too-many-streams");
                assertThat(full.header("Retry-After")).isNotEmpty();
            }
            Patience.await("there is room again", () -> status(server, "a") == 200);
            server.http().get("/actors/topics/c").isProblem(503, "too-many-streams");
        }
    }

    private static int status(TestServer server, String topic) {
        try (EventClient client = EventClient.open(server, topic)) {
            return client.status();
        }
    }

    @Test
    void endsStreamsBeforeTheServerShutsDown() {
        try (TestServer server = TestServer.start("server.shutdown=graceful", NO_HURRY);
                EventClient client = EventClient.open(server, "last")) {
            server.context().getBean(Topics.class).topic("last").publish("bye");
            assertThat(client.next().data()).isEqualTo("\"bye\"");
            server.context().close();
            assertThat(client.next()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {TomcatServletWebServerFactory.class, JettyServletWebServerFactory.class})
    void cutsOffClientsThatHaveStalledWhenItShutsDown(Class<?> factory) throws IOException {
        try (TestServer server =
                        TestServer.start(
                                List.of(factory),
                                FEW_THREADS,
                                "server.shutdown=graceful",
                                NO_HURRY,
                                "actors.web.topics.buffer=100MB");
                EventClient stalled = EventClient.stalled(server, "full")) {
            Topics topics = server.context().getBean(Topics.class);
            Patience.await("there is a topic", () -> topics.find("full").isPresent());
            Topic topic = topics.find("full").orElseThrow();
            Patience.await("it has subscribed", () -> topic.subscribers() == 1);
            for (int i = 0; i < 100; i++) {
                topic.publish("x".repeat(100_000));
            }
            Patience.await("all are taken", () -> handled(server) >= 100);
            server.context().close();
            stalled.readHead();
            assertThat(stalled.status()).isEqualTo(200);
        }
    }

    /** Messages that the actors of streams have taken. */
    private static long handled(TestServer server) {
        return server.node().snapshot().stream()
                .filter(actor -> actor.behavior().equals("topic-stream"))
                .mapToLong(ActorInfo::handled)
                .sum();
    }
}
