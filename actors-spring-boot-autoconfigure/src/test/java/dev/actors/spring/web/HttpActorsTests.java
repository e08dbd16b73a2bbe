package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.ActorException;
import dev.actors.ActorFailedException;
import dev.actors.ActorSpec;
import dev.actors.ActorStartException;
import dev.actors.Address;
import dev.actors.AskTimeoutException;
import dev.actors.DeadActorException;
import dev.actors.DeadLetter;
import dev.actors.ExitReason;
import dev.actors.IllegalMessageException;
import dev.actors.MailboxFullException;
import dev.actors.Node;
import dev.actors.NodeListener;
import dev.actors.Refusal;
import dev.actors.UnhandledMessageException;
import dev.actors.spring.Patience;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;

/** Actors of an application that runs, from a node elsewhere. */
@ExtendWith(OutputCaptureExtension.class)
class HttpActorsTests {

    private static final String TOKEN = "t0ken-Of-The.peer";
    private static final Duration LONG = Duration.ofSeconds(30);

    record Add(int amount) {}

    record Get() {}

    record Fail() {}

    record Dance(int steps) {}

    record Refuse(String why) {}

    record Nothing() {}

    private static TestServer server;

    private final BlockingQueue<DeadLetter> letters = new LinkedBlockingQueue<>();
    private final Node node =
            Node.builder("secret@127.0.0.1:4790")
                    .listener(
                            new NodeListener() {
                                @Override
                                public void deadLetter(DeadLetter letter) {
                                    letters.add(letter);
                                }
                            })
                    .open();
    private HttpActors remote = remote(TOKEN);

    @BeforeAll
    static void start() {
        server = TestServer.start("actors.web.token=" + TOKEN, "actors.web.max-body-size=2KB");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void close() {
        remote.close();
        node.close();
        for (String name : server.node().registered()) {
            server.node().whereis(name).ifPresent(HttpActorsTests::end);
        }
    }

    private static void end(Address actor) {
        CompletableFuture<ExitReason> end = server.node().termination(actor);
        server.node().terminate(actor);
        assertThat(end).succeedsWithin(LONG);
    }

    private HttpActors remote(String token) {
        return remote(token, LONG);
    }

    private HttpActors remote(String token, Duration maxWait) {
        return new HttpActors(
                node,
                new HttpSettings(
                        List.of(new HttpSettings.Peer("shop", base(), token)),
                        Duration.ofSeconds(10),
                        LONG,
                        maxWait,
                        Duration.ofMillis(20),
                        100,
                        1_000_000),
                JsonMapper.builder().build());
    }

    private static String base() {
        return "http://127.0.0.1:" + server.port() + "/actors";
    }

    private static Address at(String name) {
        return Address.parse(base() + "/" + name);
    }

    private Address spawned(String name, String behavior) {
        return Patience.of(remote.spawn(at(name), behavior, null));
    }

    private Throwable failureOf(Address actor, Object message) {
        try {
            throw new AssertionError("answered: " + node.ask(actor, message, LONG));
        } catch (ActorException e) {
            assertThat(e).hasMessageNotContaining(TOKEN);
            return e;
        }
    }

    private DeadLetter letter() {
        return Patience.next(letters);
    }

    @Test
    void spawnsSendsAsksAndLooks() {
        RemoteShop shop = new RemoteShop(node, remote);
        Address visits = Patience.of(shop.open(base()));

        assertThat(shop.visit(visits)).isEqualTo(6);
        assertThat(shop.visit(visits)).isEqualTo(7);
        assertThat(Patience.of(remote.exists(visits))).isTrue();
        assertThat(
                        Patience.await(
                                "it shows its state",
                                () -> Patience.of(remote.info(visits)).orElseThrow(),
                                info -> Integer.valueOf(7).equals(info.get("state"))))
                .containsEntry("behavior", "counter");
        assertThat(letters).isEmpty();
    }

    @Test
    void carriesJsonAndBringsNullAndLists() {
        Address echo = spawned("echo", "echo");
        Object message = Map.of("text", "héllo", "list", List.of(1, true, 5_000_000_000L));

        assertThat(node.ask(echo, message, LONG)).isEqualTo(message);
        assertThat(node.ask(spawned("desk", "desk"), new Nothing(), LONG)).isNull();
    }

    @Test
    void endsActorsAndHearsOfIt() {
        Address counter = spawned("counter", "counter");
        CompletableFuture<ExitReason> end = node.termination(counter);
        Address linked =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.link(counter);
                                    return self.receive();
                                }));
        assertThat(end).isNotDone();
        node.kill(counter);

        assertThat(Patience.of(end)).isEqualTo(new ExitReason.Unknown());
        assertThat(Patience.of(node.termination(linked))).isEqualTo(new ExitReason.Unknown());
        assertThat(Patience.of(remote.exists(counter))).isFalse();
        assertThat(Patience.of(remote.info(counter))).isEmpty();
    }

    @Test
    void endsTheActorThereThatIsLinkedToOneThatCrashes() {
        Address counter = spawned("counter", "counter");
        CompletableFuture<ExitReason> end = node.termination(counter);
        node.spawn(
                self -> {
                    self.link(counter);
                    throw new IllegalStateException("crash");
                });

        assertThat(Patience.of(end)).isEqualTo(new ExitReason.Unknown());
    }

    @Test
    void failsAsksAsTheActorThereDoes() {
        Address desk = spawned("desk", "desk");
        Address counter = spawned("counter", "counter");

        assertThat(failureOf(desk, new Refuse("sold out")))
                .isInstanceOf(Refusal.class)
                .hasMessage("sold out");
        assertThat(failureOf(counter, new Dance(3)))
                .isInstanceOf(UnhandledMessageException.class)
                .hasMessageContaining("add, fail, get");
        assertThat(failureOf(counter, new Fail()))
                .isInstanceOf(ActorFailedException.class)
                .hasMessageContaining("java.lang.IllegalStateException");
        assertThat(failureOf(at("nobody"), new Get()))
                .isInstanceOfSatisfying(
                        DeadActorException.class,
                        e -> assertThat(e.reason()).isEqualTo(new ExitReason.Unknown()))
                .hasMessageContaining("404");
        assertThat(failureOf(spawned("echo", "echo"), "x".repeat(3_000)))
                .isInstanceOf(IllegalMessageException.class)
                .hasMessageContaining("413");
        Address silent = spawned("silent", "silent");
        remote.close();
        remote = remote(TOKEN, Duration.ofSeconds(1));
        assertThat(failureOf(silent, "hello"))
                .isInstanceOf(AskTimeoutException.class)
                .hasMessageContaining("504");
    }

    @Test
    void tellsOfMessagesThatWereNotTakenAsDeadLetters() {
        node.send(at("nobody"), new Get());
        DeadLetter dead = letter();
        Address stuck = spawned("stuck", "stuck");
        for (int i = 0; i < 3; i++) {
            node.send(stuck, i);
        }
        DeadLetter full = letter();
        node.send(spawned("counter", "counter"), new Dance(3));
        DeadLetter unhandled = letter();

        assertThat(dead.reason()).isEqualTo(DeadLetter.Reason.DEAD);
        assertThat(dead.message()).isEqualTo(new Get());
        assertThat(dead.target()).isEqualTo(at("nobody"));
        assertThat(full.reason()).isEqualTo(DeadLetter.Reason.FULL);
        assertThat(full.message()).isEqualTo(2);
        assertThat(full.cause())
                .isInstanceOf(MailboxFullException.class)
                .hasMessageContaining("503");
        assertThat(unhandled.reason()).isEqualTo(DeadLetter.Reason.UNHANDLED);
        assertThat(failureOf(stuck, 3)).isInstanceOf(MailboxFullException.class);
    }

    @Test
    void saysWhichPropertyToSetWhenThePeerLetsNobodyIn() {
        remote.close();
        remote = remote("wrong-token");

        assertThat(failureOf(at("counter"), new Get()))
                .isInstanceOfSatisfying(
                        DeadActorException.class,
                        e -> assertThat(e.reason()).isEqualTo(new ExitReason.NoConnection()))
                .hasMessageContaining("401")
                .hasMessageContaining("actors.http.peers.shop.token")
                .hasMessageNotContaining("wrong-token");
        node.send(at("counter"), new Get());
        assertThat(letter().reason()).isEqualTo(DeadLetter.Reason.NO_ROUTE);
        assertThat(remote.exists(at("counter")))
                .failsWithin(LONG)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(DeadActorException.class);
    }

    @Test
    void spawnsNothingThatThePeerRefuses() {
        spawned("counter", "counter");

        for (CompletableFuture<Address> refused :
                List.of(
                        remote.spawn(at("x"), "nonsense", null),
                        remote.spawn(at("x"), "counter", Map.of("start", "five")),
                        remote.spawn(at("x"), "broken", null),
                        remote.spawn(at("counter"), "echo", null))) {
            assertThat(refused)
                    .failsWithin(LONG)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(ActorStartException.class)
                    .withMessageContaining(base());
        }
    }

    @Test
    void saysWhenArgumentsCannotBeWritten() {
        Map<String, Object> circle = new HashMap<>();
        circle.put("self", circle);

        assertThat(remote.spawn(at("x"), "counter", circle))
                .failsWithin(LONG)
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(IllegalMessageException.class);
    }

    @Test
    void saysWhenAnActorCouldNotBeEnded(CapturedOutput output) {
        Address counter = spawned("counter", "counter");
        remote.close();
        remote = remote("wrong-token");

        node.kill(counter);

        Patience.await(
                "the log tells of it",
                () -> output.getOut().contains("An actor could not be ended. " + counter));
        assertThat(output.getOut())
                .contains("Set actors.http.peers.shop.token")
                .doesNotContain("wrong-token");
        assertThat(server.node().whereis("counter")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/x",
                "/actors/keyed/%2e%2e/%2e%2e/actuator/x",
                "/actors/keyed/a/%2E%2E",
                "/actors/keyed/..;a/..;a/actuator/x",
                "/actors/keyed/a/..%2Fx%2F..%2F..%2Factuator",
                "/actors/keyed/a/b/c",
                "/actors/keyed/a",
                "/actors/dashboard/api/node",
                "/actors/topics"
            })
    void sendsNothingToWhereNoActorOfAPeerIs(String path) {
        Address elsewhere = Address.parse("http://127.0.0.1:" + server.port() + path);

        node.send(elsewhere, "hello");

        assertThat(letter().reason()).isEqualTo(DeadLetter.Reason.NO_ROUTE);
        assertThat(remote.exists(elsewhere))
                .failsWithin(LONG)
                .withThrowableOfType(ExecutionException.class)
                .withMessageContaining("actors.http.peers.NAME.url");
    }

    @Test
    void keepsTheOrderOfWhatOneSends() {
        Address echo = spawned("counter", "counter");
        Address sender =
                node.spawn(
                        (ActorContext self) -> {
                            for (int i = 1; i <= 50; i++) {
                                self.send(echo, new Add(i));
                            }
                            return self.ask(echo, new Get(), LONG);
                        });

        assertThat(node.await(sender, LONG)).isEqualTo(50 * 51 / 2);
    }
}
