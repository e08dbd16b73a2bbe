package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonRawValue;

import dev.actors.spring.Message;
import dev.actors.spring.Patience;
import dev.actors.topic.History;
import dev.actors.topic.Topic;
import dev.actors.topic.Topics;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a stream of a topic says. */
class TopicProtocolTests {

    private static TestServer server;
    private static Topics topics;

    record RoomReading(double value, Instant at) {}

    @Message("renamed-event")
    record Named(String text) {}

    /** Holds JSON that is written as it is. */
    record Raw(@JsonRawValue String json) {}

    /** Cannot be written for every text. */
    record Picky(String text) {
        @com.fasterxml.jackson.annotation.JsonProperty
        int number() {
            return Integer.parseInt(text);
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start("actors.web.topics.retry=1500ms", "actors.web.topics.history=3");
        topics = server.context().getBean(Topics.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void sendsIdTypeAndDataOfEachEvent() {
        try (EventClient client = EventClient.open(server, "rooms")) {
            assertThat(client.status()).isEqualTo(200);
            assertThat(client.header("Content-Type")).startsWith("text/event-stream");
            assertThat(client.header("Cache-Control")).contains("no-store");
            topics.topic("rooms").publish(new RoomReading(21.5, Instant.EPOCH));
            topics.topic("rooms").publish(new Named("a\nb\u2028\"é"));
            topics.topic("rooms").publish(Map.of("room", List.of(1)));
            topics.topic("rooms").publish("text");
            assertThat(client.nextBlock().retry()).isEqualTo("1500");
            EventClient.Event first = client.next();
            assertThat(first.id()).startsWith("1-");
            assertThat(first.name()).isEqualTo("room-reading");
            assertThat(first.data()).isEqualTo("{\"value\":21.5,\"at\":\"1970-01-01T00:00:00Z\"}");
            EventClient.Event second = client.next();
            assertThat(second.id()).isEqualTo(first.id().replaceFirst("1", "2"));
            assertThat(second.name()).isEqualTo("renamed-event");
            assertThat(second.data()).isEqualTo("{\"text\":\"a\\nb\u2028\\\"é\"}");
            EventClient.Event third = client.next();
            assertThat(third.name()).isEmpty();
            assertThat(third.data()).isEqualTo("{\"room\":[1]}");
            assertThat(client.next().data()).isEqualTo("\"text\"");
        }
    }

    @Test
    void goesOnAfterTheLastEventThatTheClientHas() {
        Topic topic = topics.topic("resumed", History.last(10));
        List<EventClient.Event> events = publish(topic, 5);
        try (EventClient client = resume("resumed", events.get(2).id())) {
            assertThat(client.next()).isEqualTo(events.get(3));
            assertThat(client.next()).isEqualTo(events.get(4));
            topic.publish("next");
            assertThat(client.next().data()).isEqualTo("\"next\"");
        }
    }

    @Test
    void tellsOfAGapWhenTheHistoryHasForgottenEvents() {
        List<EventClient.Event> events = publish(topics.topic("short", History.last(2)), 6);
        try (EventClient client = resume("short", events.get(1).id())) {
            EventClient.Event gap = client.next();
            assertThat(gap.name()).isEqualTo("topic.gap");
            assertThat(gap.id()).isEmpty();
            assertThat(gap.data())
                    .isEqualTo(
                            "{\"after\":\"%s\",\"next\":\"%s\"}"
                                    .formatted(events.get(1).id(), events.get(4).id()));
            assertThat(client.next()).isEqualTo(events.get(4));
            assertThat(client.next()).isEqualTo(events.get(5));
        }
    }

    @Test
    void tellsOfAGapWhenThereIsNoHistory() {
        List<EventClient.Event> events = publish(topics.topic("forgetful"), 3);
        try (EventClient client = resume("forgetful", events.getFirst().id())) {
            assertThat(client.next().name()).isEqualTo("topic.gap");
            topics.topic("forgetful").publish("next");
            assertThat(client.next().id()).startsWith("4-");
        }
    }

    @Test
    void tellsOfAGapWhenTheTopicHasBegunAgain() {
        Topic first = topics.topic("reborn", History.last(10));
        List<EventClient.Event> events = publish(first, 3);
        server.node().terminate(first.address());
        Patience.of(server.node().termination(first.address()));
        Topic second = topics.topic("reborn", History.last(10));
        List<EventClient.Event> later = publish(second, 5);
        try (EventClient client = resume("reborn", events.get(2).id())) {
            assertThat(client.next().name()).isEqualTo("topic.gap");
            for (EventClient.Event event : later) {
                assertThat(client.next()).isEqualTo(event);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "7", "-1", "99999999999999999999-1", "\"", "1-2-3"})
    void tellsOfAGapWhenTheIdIsNotTheTopics(String id) {
        topics.topic("odd", History.last(1)).publish("event");
        try (EventClient client = resume("odd", id)) {
            assertThat(client.next().name()).isEqualTo("topic.gap");
            assertThat(client.next().data()).isEqualTo("\"event\"");
        }
    }

    /**
     * What the last client left behind is written to, and found broken, while the next one comes.
     */
    @Test
    void harmsNobodyElseWhenAClientVanishesAsItIsWrittenTo() {
        Topic topic = topics.topic("left", History.last(1));
        for (int i = 0; i < 500; i++) {
            topic.publish(i);
            try (EventClient client = resume("left", "x")) {
                assertThat(client.next().name()).isEqualTo("topic.gap");
                assertThat(client.next().data()).isEqualTo(String.valueOf(i));
            }
        }
    }

    @Test
    void tellsOfNoGapWhenNothingWasMissed() {
        List<EventClient.Event> events = publish(topics.topic("complete"), 2);
        try (EventClient client = resume("complete", events.get(1).id())) {
            topics.topic("complete").publish("next");
            assertThat(client.next().data()).isEqualTo("\"next\"");
        }
    }

    @Test
    void keepsAHistoryOfATopicThatAStreamHasMade() {
        try (EventClient client = EventClient.open(server, "made")) {
            client.nextBlock();
            Topic topic = topics.find("made").orElseThrow();
            for (int i = 0; i < 5; i++) {
                topic.publish(i);
            }
            String first = client.next().id();
            try (EventClient second = resume("made", first)) {
                assertThat(second.next().name()).isEqualTo("topic.gap");
                assertThat(second.next().data()).isEqualTo("2");
            }
        }
    }

    @Test
    void leavesOutWhatCannotBeWrittenAndGoesOnBehindIt() {
        try (EventClient client = EventClient.open(server, "unwritable")) {
            client.nextBlock();
            topics.topic("unwritable").publish(new Picky("x"));
            topics.topic("unwritable").publish("next");
            EventClient.Event left = client.nextBlock();
            assertThat(left.id()).startsWith("1-");
            assertThat(left.comment()).contains("log");
            assertThat(left.data()).isEmpty();
            assertThat(client.next().data()).isEqualTo("\"next\"");
        }
    }

    @Test
    void letsNoRawValueBeginAnotherEvent() {
        try (EventClient client = EventClient.open(server, "raw")) {
            client.nextBlock();
            topics.topic("raw").publish(new Raw("[1,\n\nid: 99\rdata: 2\r\n]"));
            topics.topic("raw").publish("next");
            EventClient.Event raw = client.next();
            assertThat(raw.id()).startsWith("1-");
            assertThat(raw.data()).isEqualTo("{\"json\":[1,  id: 99 data: 2  ]}");
            EventClient.Event next = client.next();
            assertThat(next.id()).startsWith("2-");
            assertThat(next.data()).isEqualTo("\"next\"");
        }
    }

    @Test
    void endsWhenTheTopicEnds() {
        try (EventClient client = EventClient.open(server, "ended")) {
            client.nextBlock();
            server.node().stop(topics.find("ended").orElseThrow().address());
            assertThat(client.next()).isNull();
        }
    }

    @Test
    void answers406WhenSomethingElseIsAccepted() {
        Http.Answer answer = server.http().get("/actors/topics/t", "Accept", "application/json");
        assertThat(answer.isProblem(406, "not-acceptable").detail()).contains("text/event-stream");
        assertThat(topics.find("t")).isEmpty();
        try (EventClient any = EventClient.open(server, "t", "Accept: text/*")) {
            assertThat(any.status()).isEqualTo(200);
        }
    }

    @Test
    void answersHeadWithoutAStream() {
        Http.Answer answer = server.http().method("HEAD", "/actors/topics/looked-at");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
        assertThat(topics.find("looked-at")).isEmpty();
    }

    @Test
    void refusesOtherMethodsAndNames() {
        server.http().post("/actors/topics/t", "{}").isProblem(405, "method-not-allowed");
        server.http().delete("/actors/topics/t").isProblem(405, "method-not-allowed");
        server.http().get("/actors/topics/-t").isProblem(422, "name-not-allowed");
        server.http().get("/actors/topics/" + "t".repeat(129)).isProblem(422, "name-not-allowed");
        server.http().get("/actors/topics/a/b").isProblem(404, "not-found");
    }

    @Test
    void obeysTheRuleOfAccess() {
        for (String header : List.of("Origin: http://evil.example", "X-Forwarded-For: 127.0.0.1")) {
            assertThat(server.raw().get("/actors/topics/t", "Host: localhost", header).status())
                    .isEqualTo(403);
        }
        assertThat(server.raw().get("/actors/topics/t", "Host: evil.example").status())
                .isEqualTo(403);
    }

    /** Publishes numbers, and gives the events as a client has them. */
    private static List<EventClient.Event> publish(Topic topic, int count) {
        try (EventClient client = EventClient.open(server, topic.name())) {
            for (int i = 1; i <= count; i++) {
                topic.publish(i);
            }
            return java.util.stream.Stream.generate(client::next).limit(count).toList();
        }
    }

    private static EventClient resume(String topic, String id) {
        return EventClient.open(server, topic, "Last-Event-ID: " + id);
    }
}
