package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.spring.Patience;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpRequest.BodyPublishers;

/** What the dashboard does to actors where that is allowed. */
class DashboardActionsTests {

    private static final String ACTIONS = "/actors/dashboard/api/actions/";

    private static TestServer server;
    private static Http http;

    @BeforeAll
    static void start() {
        server = TestServer.start("actors.dashboard.allow-actions=true");
        http = server.http();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Address spawn(String name) {
        http.spawn(name, "counter");
        return server.node().whereis(name).orElseThrow();
    }

    private static Http.Answer act(String action, Object address) {
        return http.post(ACTIONS + action, "{\"address\":\"" + address + "\"}");
    }

    @Test
    void saysThatItMayAct() {
        assertThat(http.get("/actors/dashboard/api/node").json().path("actions").asBoolean())
                .isTrue();
    }

    @Test
    void killsAndRestartsWhatIsSupervised() {
        Address actor = spawn("killed");
        assertThat(act("kill", actor).status()).isEqualTo(204);
        awaitRestarts(actor, 1);
        assertThat(act("restart", actor).status()).isEqualTo(204);
        awaitRestarts(actor, 2);
    }

    private static void awaitRestarts(Address actor, int restarts) {
        String path = "/actors/dashboard/api/actor?address=" + actor;
        Patience.await(
                restarts + " restarts",
                () -> http.get(path).json().path("restarts").asInt() == restarts);
    }

    @Test
    void stopsForGood() {
        Address actor = spawn("stopped");
        assertThat(act("stop", actor).status()).isEqualTo(204);
        Patience.of(server.node().termination(actor));

        assertThat(server.node().whereis("stopped")).isEmpty();
    }

    @Test
    void refusesARestartThatNobodyWouldMake() {
        Address actor = server.node().spawn(ActorContext::receive);

        act("restart", actor).isProblem(409, "no-restart-left");
        assertThat(server.node().isAlive(actor)).isTrue();
    }

    @Test
    void sendsAndAsksByTheDeclaredTypes() {
        Address actor = spawn("sent");
        String add = "{\"address\":\"" + actor + "\",\"message\":{\"type\":\"add\",\"amount\":3}}";
        String get = "{\"address\":\"" + actor + "\",\"message\":{\"type\":\"get\"}}";

        assertThat(http.post(ACTIONS + "send", add).status()).isEqualTo(202);
        Http.Answer reply = http.ask(ACTIONS + "send", get);
        assertThat(reply.text()).isEqualTo("3");
        assertThat(reply.header("Preference-Applied")).isEqualTo("wait");
        http.post(ACTIONS + "send", add.replace(":3", ":\"3\"")).isProblem(422, "bad-message");
        http.post(ACTIONS + "send", add.replace("\"add\"", "\"java.lang.Runtime\""))
                .isProblem(422, "bad-message");
    }

    @Test
    void refusesWhatItCannotUnderstand() {
        act("kill", "nonsense").isProblem(404, "no-such-actor");
        act("explode", "x").isProblem(400, "bad-request");
        http.post(ACTIONS + "kill", "[]").isProblem(400, "malformed-json");
        http.post(ACTIONS + "send", "{\"address\":\"" + spawn("speechless") + "\"}")
                .isProblem(400, "bad-request");
        http.get(ACTIONS + "kill").isProblem(405, "method-not-allowed");
    }

    @Test
    void takesNothingThatAFormCouldSend() {
        Address actor = spawn("formed");
        Http.Answer answer =
                http.send(
                        http.request(ACTIONS + "kill")
                                .POST(BodyPublishers.ofString("{\"address\":\"" + actor + "\"}"))
                                .header("Content-Type", "text/plain"));

        answer.isProblem(415, "unsupported-media-type");
        http.post(
                        ACTIONS + "kill",
                        "{\"address\":\"" + actor + "\"}",
                        "Origin",
                        "http://evil.example")
                .isProblem(403, "forbidden");
        assertThat(server.node().info(actor).orElseThrow().restarts()).isZero();
    }
}
