package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.spring.Patience;
import dev.actors.topic.Topics;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tools.jackson.databind.JsonNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the dashboard's data says, read over real HTTP. */
class DashboardDataTests {

    private static final String API = "/actors/dashboard/api/";
    private static final String HOSTILE = "<script>alert('x')</script>\"\u0000\n\u2028\uD800é";

    private static TestServer server;
    private static Http http;

    /** Has nothing good to say of itself. */
    record Rude() {
        @Override
        public String toString() {
            throw new IllegalStateException("rude");
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start();
        http = server.http();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
    }

    private static JsonNode get(String path) {
        Http.Answer answer = http.get(API + path);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        return answer.json();
    }

    private static JsonNode actor(Address address) {
        return get("actor?address=" + encoded(address));
    }

    @Test
    void showsTheNodeAndItsOverview() {
        http.spawn("overview", "counter");
        JsonNode node = get("node");
        assertThat(node.path("name").asString()).isEqualTo(server.node().name());
        assertThat(node.path("running").asBoolean()).isTrue();
        assertThat(node.path("actions").asBoolean()).isFalse();
        assertThat(node.path("timed").asBoolean()).isTrue();
        JsonNode overview =
                Patience.await(
                        "the figures, which are at most a second old, have the counter",
                        () -> get("overview"),
                        seen -> behaviors(seen).contains("counter"));
        assertThat(overview.at("/now/alive").asInt()).isPositive();
        assertThat(overview.at("/now/messagesPerSecond").isNull()).isTrue();
        assertThat(overview.path("history").propertyNames())
                .contains("t", "alive", "messagesPerSecond", "mailboxTotal");
        assertThat(behaviors(overview)).isSorted();
    }

    private static List<String> behaviors(JsonNode overview) {
        return overview.path("behaviors")
                .valueStream()
                .map(behavior -> behavior.path("name").asString())
                .toList();
    }

    @Test
    void showsActorsInPagesSortedAndSearched() {
        for (String name : List.of("tab-b", "tab-c", "tab-a")) {
            http.spawn(name, "counter");
        }
        JsonNode page = get("actors?q=TAB-&sort=name&order=desc&size=2&page=0");

        assertThat(page.path("total").asInt()).isEqualTo(3);
        assertThat(page.path("rows").valueStream())
                .extracting(row -> row.path("names").path(0).asString())
                .containsExactly("tab-c", "tab-b");
        JsonNode row = page.path("rows").path(0);
        assertThat(row.path("behavior").asString()).isEqualTo("counter");
        assertThat(row.path("status").asString()).isEqualTo("waiting");
        assertThat(row.path("restartsLeft").asInt()).isEqualTo(10);
        assertThat(row.path("messagesPerSecond").isNull()).isTrue();
        assertThat(get("actors?q=" + row.path("address").asString()).path("total").asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "actors?size=0",
                "actors?size=501",
                "actors?page=-1",
                "actors?page=x",
                "actors?sort=evil",
                "actors?order=up",
                "actors?status=WAITING",
                "tree?size=0",
                "actor",
                "stream?view=all",
                "stream?view=actors&sort=evil",
                "stream?view=actor"
            })
    void refusesParametersThatItDoesNotKnow(String path) {
        http.get(API + path, "Accept", path.startsWith("stream") ? "text/event-stream" : "*/*")
                .isProblem(400, "bad-request");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "actor?address=actor://127.0.0.1:4711/1/999999|no-such-actor",
                "actor?address=nonsense|no-such-actor",
                "actor?name=nobody|no-such-actor",
                "actor/stack?name=nobody|no-such-actor",
                "tree?parent=nonsense|no-such-actor",
                "nothing|not-found",
                "actor/stack/more|not-found"
            })
    void saysWhatIsNotThere(String path, String problem) {
        http.get(API + path).isProblem(404, problem);
    }

    @Test
    void showsTheTreeByBranches() {
        Address parent =
                server.node()
                        .start(
                                ActorSpec.process(
                                                self -> {
                                                    for (int i = 0; i < 3; i++) {
                                                        self.spawn(ActorContext::receive);
                                                    }
                                                    return self.receive();
                                                })
                                        .behaviorName("family"));
        JsonNode roots = get("tree?size=500");
        assertThat(roots.path("parent").isNull()).isTrue();
        assertThat(roots.path("children").valueStream())
                .filteredOn(branch -> branch.path("behavior").asString().equals("family"))
                .singleElement()
                .extracting(branch -> branch.path("children").asInt())
                .isEqualTo(3);
        JsonNode children = get("tree?size=2&page=1&parent=" + encoded(parent));
        assertThat(children.path("total").asInt()).isEqualTo(3);
        assertThat(children.path("children").size()).isEqualTo(1);
    }

    @Test
    void showsOneActorWithStateLinksAndMailbox() {
        Address clerk =
                server.node()
                        .start(
                                ActorSpec.process(
                                                self -> {
                                                    self.publish(Map.of("open", true));
                                                    Address child =
                                                            self.spawnLink(ActorContext::receive);
                                                    self.monitor(child);
                                                    return self.receive(Integer.class);
                                                })
                                        .behaviorName("clerk"));
        server.node().send(clerk, List.of("a", "b"));
        JsonNode shown =
                Patience.await(
                        "it waits",
                        () -> actor(clerk),
                        seen -> seen.path("status").asString().equals("waiting"));

        assertThat(shown.at("/state/open").asBoolean()).isTrue();
        assertThat(shown.path("waitingFor").asString()).isEqualTo("Integer");
        assertThat(shown.path("linkCount").asInt()).isEqualTo(1);
        assertThat(shown.path("monitors").size()).isEqualTo(1);
        assertThat(shown.at("/queue/messages/0/text").asString()).isEqualTo("[a, b]");
        assertThat(shown.at("/queue/more").asInt()).isZero();
        JsonNode child = get("actor?address=" + shown.at("/links/0/address").asString());
        assertThat(child.at("/parent/address").asString()).isEqualTo(clerk.toString());
        JsonNode stack = get("actor/stack?address=" + encoded(clerk));
        assertThat(stack.path("thread").asBoolean()).isTrue();
        assertThat(stack.path("stack").toString()).contains("DashboardDataTests");
    }

    @Test
    void showsTheLastCrashWithItsMessageAndStack() {
        http.spawn("crashing", "counter");
        http.ask("/actors/crashing", "{\"type\":\"fail\"}");
        JsonNode crash =
                Patience.await(
                        "the crash is told",
                        () -> get("actor?name=crashing").path("crash"),
                        seen -> !seen.isNull());

        assertThat(crash.path("reason").asString()).isEqualTo("error");
        assertThat(crash.path("exception").asString()).isEqualTo("java.lang.IllegalStateException");
        assertThat(crash.path("text").asString()).isEqualTo("secret-of-the-failure");
        assertThat(crash.path("messageType").asString()).isEqualTo("Fail");
        assertThat(crash.path("at").asString()).isNotBlank();
        assertThat(crash.path("stack").path(0).asString()).startsWith("at ").contains("fail");
    }

    @Test
    void showsDeadLettersLatestFirst() {
        Address dead = server.node().spawn(_ -> null);
        server.node().await(dead, Patience.LONG);
        server.node().send(dead, "early");
        server.node().send(dead, Map.of("late", HOSTILE));
        JsonNode shown = get("dead-letters");
        List<JsonNode> letters =
                shown.path("letters")
                        .valueStream()
                        .filter(letter -> letter.path("reason").asString().equals("dead"))
                        .toList();

        assertThat(shown.path("total").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(letters).hasSize(2);
        JsonNode late = letters.getFirst();
        assertThat(late.path("text").asString()).contains("<script>alert('x')</script>");
        assertThat(letters.getLast().path("text").asString()).isEqualTo("early");
        assertThat(late.path("number").asInt())
                .isGreaterThan(letters.getLast().path("number").asInt());
    }

    @Test
    void showsTopicsNodesAndTheFlow() {
        Topics topics = server.context().getBean(Topics.class);
        Address subscriber = server.node().spawn(ActorContext::receive);
        topics.topic("dash").subscribe(subscriber);
        JsonNode topic =
                Patience.await(
                        "the topic has a subscriber",
                        () -> get("topics").path("topics").path(0),
                        seen -> seen.path("subscriberCount").asInt() == 1);
        assertThat(topic.path("name").asString()).isEqualTo("dash");
        assertThat(topic.at("/subscribers/0/address").asString()).isEqualTo(subscriber.toString());
        JsonNode node = get("nodes").path("nodes").path(0);
        assertThat(node.path("self").asBoolean()).isTrue();
        assertThat(node.path("status").asString()).isEqualTo("up");
        JsonNode flow = get("flow");
        assertThat(flow.path("watched").asBoolean()).isFalse();
        assertThat(flow.path("edges").isEmpty()).isTrue();
    }

    @Test
    void showsHostileNamesAndMessagesAsText() {
        Address hostile =
                server.node()
                        .start(
                                ActorSpec.process(self -> self.receive(Integer.class))
                                        .behaviorName(HOSTILE)
                                        .name(HOSTILE));
        server.node().send(hostile, HOSTILE);
        server.node().send(hostile, new Rude());
        server.node().send(hostile, "x".repeat(100_000));
        server.node().send(hostile, IntStream.range(0, 100_000).boxed().toList());
        JsonNode row = get("actors?size=500&q=" + encoded("<SCRIPT>")).path("rows").path(0);
        assertThat(row.path("names").path(0).asString()).isEqualTo(HOSTILE.replace('\uD800', '?'));
        JsonNode messages = actor(hostile).at("/queue/messages");

        assertThat(messages.path(0).path("text").asString()).startsWith("<script>");
        assertThat(messages.path(1).path("text").asString()).contains("IllegalStateException");
        assertThat(messages.path(2).path("text").asString()).hasSize(500).endsWith("…");
        assertThat(messages.path(3).path("text").asString())
                .startsWith("100000 elements: 0, 1, 2")
                .hasSizeLessThanOrEqualTo(500);
    }
}
