package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.ActorInfo;
import dev.actors.ActorSpec;
import dev.actors.ActorStatus;
import dev.actors.Address;
import dev.actors.Node;
import dev.actors.spring.Actors;
import dev.actors.spring.Patience;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The endpoint {@code actors} over HTTP, as it is without further properties. */
class ActorsEndpointTests {

    private static final String ACTORS = "/actuator/actors";

    private static TestServer server;
    private static Http http;
    private static Node node;
    private static Address chief;

    @BeforeAll
    static void start() {
        server =
                TestServer.start(
                        "management.endpoints.web.exposure.include=*",
                        "actors.node=very-secret@127.0.0.1:4711",
                        "actors.web.token=very-secret");
        http = server.http();
        node = server.node();
        chief = node.start(ActorSpec.process(ActorsEndpointTests::lead).behaviorName("chief"));
        Address tree =
                node.start(
                        ActorSpec.process(self -> self.receive(Thread.State.class))
                                .behaviorName("plain")
                                .name("tree"));
        node.send(tree, "left in the mailbox");
        Patience.await(
                "all wait", () -> node.snapshot().stream().allMatch(ActorsEndpointTests::waits));
    }

    private static boolean waits(ActorInfo actor) {
        return actor.status() == ActorStatus.WAITING;
    }

    private static Object lead(ActorContext self) {
        Address worker =
                self.spawnLink(ActorSpec.process(ActorsEndpointTests::work).behaviorName("worker"));
        self.monitor(worker);
        return self.receive(Thread.State.class);
    }

    private static Object work(ActorContext self) {
        return self.receive(Thread.State.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String path(Address actor) {
        return ACTORS + "/address/" + actor.toString().substring("actor://".length());
    }

    private static List<String> behaviors(JsonNode actors) {
        return actors.valueStream().map(actor -> actor.path("behavior").asString()).toList();
    }

    @Test
    void listsAllThatLiveNamedOrNot() {
        JsonNode list = http.get(ACTORS).json();
        assertThat(behaviors(list.path("actors"))).contains("chief", "worker", "plain");
        assertThat(list.path("page").asInt()).isZero();
        assertThat(list.path("size").asInt()).isEqualTo(50);
        assertThat(list.path("total").asInt()).isEqualTo(list.path("actors").size());
    }

    @Test
    void listsByBehaviourAndStatusInPages() {
        JsonNode workers = http.get(ACTORS + "?behavior=worker&status=waiting").json();
        assertThat(behaviors(workers.path("actors"))).containsExactly("worker");
        assertThat(
                        http.get(ACTORS + "?behavior=worker&status=running")
                                .json()
                                .path("total")
                                .asInt())
                .isZero();
        JsonNode first = http.get(ACTORS + "?size=1").json();
        JsonNode second = http.get(ACTORS + "?size=1&page=1").json();
        assertThat(first.path("actors")).hasSize(1);
        assertThat(second.path("actors")).hasSize(1).isNotEqualTo(first.path("actors"));
        assertThat(second.path("total").asInt()).isGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?size=0",
                "?size=1001",
                "?page=-1",
                "?page=x",
                "?status=asleep",
                "/tree?size=0"
            })
    void refusesParametersThatMakeNoSense(String query) {
        assertThat(http.get(ACTORS + query).status()).isEqualTo(400);
    }

    @Test
    void showsOneActorByItsAddressWithItsBonds() {
        JsonNode actor = http.get(path(chief)).json();
        assertThat(actor.path("address").asString()).isEqualTo(chief.toString());
        assertThat(actor.path("behavior").asString()).isEqualTo("chief");
        assertThat(actor.path("status").asString()).isEqualTo("waiting");
        assertThat(actor.path("waitingFor").asString()).contains("State");
        assertThat(actor.path("mailbox").path("capacity").asInt()).isEqualTo(100_000);
        assertThat(actor.path("links")).hasSize(1).isEqualTo(actor.path("monitors"));
        assertThat(actor.has("stack")).isFalse();

        Address worker = Address.parse(actor.path("links").path(0).asString());
        JsonNode child = http.get(path(worker)).json();
        assertThat(child.path("parent").asString()).isEqualTo(chief.toString());
        assertThat(child.path("monitoredBy").path(0).asString()).isEqualTo(chief.toString());
    }

    @Test
    void showsTheStackOnDemand() {
        JsonNode stack = http.get(path(chief) + "?stack=true").json().path("stack");
        assertThat(stack.valueStream().map(JsonNode::asString))
                .anyMatch(frame -> frame.contains("ActorsEndpointTests.lead"));
    }

    @Test
    void tellsAnActorNamedTreeFromTheTree() {
        JsonNode actor = http.get(ACTORS + "/name/tree").json();
        assertThat(actor.path("names").path(0).asString()).isEqualTo("tree");
        assertThat(actor.path("behavior").asString()).isEqualTo("plain");
        assertThat(actor.path("mailbox").path("size").asInt()).isEqualTo(1);
        assertThat(http.get(ACTORS + "/tree").json().has("roots")).isTrue();
    }

    @Test
    void showsChildrenBelowTheirParents() {
        JsonNode tree = http.get(ACTORS + "/tree").json();
        JsonNode branch =
                tree.path("roots")
                        .valueStream()
                        .filter(root -> root.path("behavior").asString().equals("chief"))
                        .findFirst()
                        .orElseThrow();
        assertThat(branch.path("childCount").asInt()).isEqualTo(1);
        assertThat(behaviors(branch.path("children"))).containsExactly("worker");
        assertThat(behaviors(tree.path("roots"))).doesNotContain("worker");
        assertThat(tree.path("shown").asInt()).isEqualTo(tree.path("total").asInt());
    }

    @Test
    void showsRestartsWhatIsLeftAndTheLastCrashButNotWhatItSaid() {
        Address counter =
                node.start(
                        server.context()
                                .getBean(Actors.class)
                                .spec(TestActors.Counter.class, new TestActors.Counter.Settings(0))
                                .name("crashing"));
        node.send(counter, new TestActors.Counter.Fail());
        node.ask(counter, new TestActors.Counter.Get(), Duration.ofSeconds(30));

        Http.Answer answer = http.get(ACTORS + "/name/crashing");
        JsonNode actor = answer.json();
        assertThat(actor.path("restarts").asInt()).isEqualTo(1);
        assertThat(actor.path("restartsLeft").asInt()).isEqualTo(9);
        assertThat(actor.path("lastCrash").path("reason").asString()).isEqualTo("error");
        assertThat(actor.path("lastCrash").path("exception").asString())
                .isEqualTo("java.lang.IllegalStateException");
        assertThat(answer.text())
                .doesNotContain("secret-of-the-failure", "\"state\"", "very-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/name/nobody",
                "/address/127.0.0.1:4711/1/1",
                "/address/nonsense",
                "/address",
                "/forest",
                "/behavior/chief"
            })
    void answers404WhereThereIsNothing(String path) {
        assertThat(http.get(ACTORS + path).status()).isEqualTo(404);
    }

    @Test
    void changesNothingWithoutUnrestrictedAccess() {
        assertThat(http.delete(path(chief)).status()).isEqualTo(405);
        assertThat(http.post(path(chief), "{\"action\":\"kill\"}").status()).isEqualTo(405);
        assertThat(node.isAlive(chief)).isTrue();
    }

    @Test
    void isNotThereWhereItsAccessIsNone() {
        try (TestServer closed =
                TestServer.start(
                        "management.endpoints.web.exposure.include=*",
                        "management.endpoint.actors.access=none")) {
            assertThat(closed.http().get(ACTORS).status()).isEqualTo(404);
        }
    }

    @Test
    void endsAndRestartsActorsWithUnrestrictedAccess() {
        try (TestServer open =
                TestServer.start(
                        "management.endpoints.web.exposure.include=*",
                        "management.endpoint.actors.access=unrestricted")) {
            Http client = open.http();
            Node other = open.node();
            client.spawn("a", "counter");
            Address a = other.whereis("a").orElseThrow();
            String name = ACTORS + "/name/";

            assertThat(client.post(name + "a", "{\"action\":\"restart\"}").status()).isEqualTo(204);
            client.ask("/actors/a", "{\"type\":\"get\"}");
            assertThat(client.get(name + "a").json().path("restarts").asInt()).isEqualTo(1);

            assertThat(client.post(name + "a", "{\"action\":\"stop\"}").status()).isEqualTo(204);
            Patience.of(other.termination(a));
            assertThat(client.get(name + "a").status()).isEqualTo(404);

            CountDownLatch never = new CountDownLatch(1);
            Address plain =
                    other.start(
                            ActorSpec.process(
                                            self -> {
                                                self.ready();
                                                never.await();
                                                return null;
                                            })
                                    .name("plain"));
            Http.Answer refused = client.post(name + "plain", "{\"action\":\"restart\"}");
            assertThat(refused.status()).isEqualTo(400);
            assertThat(client.post(name + "plain", "{\"action\":\"dance\"}").status())
                    .isEqualTo(400);
            assertThat(client.post(name + "nobody", "{\"action\":\"kill\"}").status())
                    .isEqualTo(404);
            assertThat(client.delete(name + "nobody").status()).isEqualTo(404);
            assertThat(client.delete(ACTORS + "/forest").status()).isEqualTo(404);
            assertThat(other.isAlive(plain)).isTrue();
            assertThat(client.delete(name + "plain").status()).isEqualTo(204);
            Patience.of(other.termination(plain));
        }
    }
}
