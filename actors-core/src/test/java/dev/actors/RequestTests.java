package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class RequestTests extends KernelTestCase {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger runs = new AtomicInteger();

    /** Echoes, refuses, crashes, or leaves its asks open. */
    private final Address server =
            node.spawn(
                    ActorSpec.behavior(
                                    Behavior.of(
                                            String.class,
                                            (self, message) -> {
                                                switch (message) {
                                                    case "refuse" -> throw new Refusal("no");
                                                    case "crash" ->
                                                            throw new IllegalStateException("boom");
                                                    case "keep" -> {}
                                                    default -> self.reply(message);
                                                }
                                                return Behavior.same();
                                            }))
                            .behaviorName("server"));

    /** What a process gets that requests once. */
    private Response requested(Address target, Object message) {
        Address client =
                node.spawn(
                        self -> {
                            RequestRef ref = self.sendRequest(target, message, SECOND);
                            Response response = self.receive(Response.class);
                            assertThat(response.request()).isEqualTo(ref);
                            assertThat(ref.target()).isEqualTo(target);
                            assertThat(self.receive(Duration.ZERO)).isNull();
                            return response;
                        });
        return response(client);
    }

    private Response response(Address client) {
        return (Response) result(client);
    }

    private static ActorException failure(Response response) {
        return ((Response.Failure) response).failure();
    }

    @Test
    void givesTheReplyAsAMessage() {
        Response response = requested(server, "hello");

        assertThat(((Response.Reply) response).value()).isEqualTo("hello");
        until(() -> clock.scheduled() == 0);
    }

    @Test
    void givesARefusalAsAFailure() {
        assertThat(failure(requested(server, "refuse")))
                .isInstanceOf(Refusal.class)
                .hasMessage("no");
    }

    @Test
    void givesTheTargetsCrashAsAFailure() {
        assertThat(failure(requested(server, "crash")))
                .isInstanceOf(ActorFailedException.class)
                .hasRootCauseMessage("boom");
    }

    @Test
    void givesAMessageWithoutHandlerAsAFailure() {
        assertThat(failure(requested(server, 42))).isInstanceOf(UnhandledMessageException.class);
    }

    @Test
    void givesTheTargetsDeathAsAFailure() {
        node.kill(server);
        end(server);

        assertThat(failure(requested(server, "hello"))).isInstanceOf(DeadActorException.class);
        assertThat(failure(requested(Address.parse("keyed:a/b"), "hello")))
                .isInstanceOf(DeadActorException.class);
    }

    @Test
    void givesTheTimeoutAsAFailure() {
        Address client =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.sendRequest(server, "keep", SECOND);
                                    return self.receive();
                                }));

        clock.advance(SECOND);

        assertThat(failure(response(client)))
                .isInstanceOf(AskTimeoutException.class)
                .hasMessageContaining("did not reply to a String within 1000 ms");
    }

    @Test
    void givesAFullMailboxAsAFailureWithoutWaiting() {
        Address full =
                node.start(
                        ActorSpec.process(self -> self.receive(Boolean.class)).mailboxCapacity(1));
        node.send(full, "fills it");

        assertThat(failure(requested(full, "hello")))
                .isInstanceOf(MailboxFullException.class)
                .hasMessageNotContaining("wait for each other");
    }

    @Test
    void mayAskItsOwnActor() {
        Address actor =
                node.spawn(
                        ActorSpec.behavior(
                                        Behavior.of(
                                                Object.class,
                                                (self, message) ->
                                                        switch (message) {
                                                            case String _ -> {
                                                                self.sendRequest(
                                                                        self.address(), 21, SECOND);
                                                                self.sendRequest(
                                                                        self.address(), 4, SECOND);
                                                                yield Behavior.same();
                                                            }
                                                            case Integer n -> {
                                                                self.reply(2 * n);
                                                                yield Behavior.same();
                                                            }
                                                            default -> Behavior.stopped(message);
                                                        }))
                                .mailboxCapacity(1));

        node.send(actor, "start");

        assertThat(((Response.Reply) response(actor)).value()).isEqualTo(42);
    }

    @Test
    void hasRoomInAFullMailbox() {
        Address client =
                node.start(
                        ActorSpec.process(
                                        self -> {
                                            self.ready();
                                            go.await();
                                            self.sendRequest(server, "hello", SECOND);
                                            Response response = self.receive(Response.class);
                                            assertThat(self.receive()).isEqualTo("fills it");
                                            return response;
                                        })
                                .mailboxCapacity(1));
        node.send(client, "fills it");
        go.countDown();

        assertThat(response(client)).isInstanceOf(Response.Reply.class);
    }

    @Test
    void isFoundAmongOtherMessagesByItsReference() {
        Address client =
                node.spawn(
                        self -> {
                            self.send(self.address(), "other");
                            RequestRef first = self.sendRequest(server, "one", SECOND);
                            RequestRef second = self.sendRequest(server, "two", SECOND);
                            assertThat(first).isNotEqualTo(second);
                            Object answer =
                                    self.receive(
                                            dev.actors.pattern.Pattern.type(
                                                    Response.Reply.class,
                                                    reply -> reply.request().equals(second)));
                            return List.of(
                                    ((Response.Reply) answer).value(),
                                    self.receive(),
                                    ((Response.Reply) self.receive()).value());
                        });

        assertThat(result(client)).isEqualTo(List.of("two", "other", "one"));
    }

    private Address requestsInItsFirstRun(Address target, String message) {
        return node.start(
                restarted(
                        ActorSpec.process(
                                self -> {
                                    if (runs.incrementAndGet() == 1) {
                                        self.sendRequest(target, message, SECOND);
                                        self.receive(Boolean.class);
                                        throw new IllegalStateException("crash");
                                    }
                                    return self.receive();
                                })));
    }

    @Test
    void isGivenUpByARestart() {
        Address client = requestsInItsFirstRun(server, "keep");
        assertThat(clock.scheduled()).isEqualTo(1);
        node.send(client, true);
        recorder.nextRestart();
        until(() -> clock.scheduled() == 0);

        clock.advance(LONG);
        node.send(client, "fresh");

        assertThat(result(client)).isEqualTo("fresh");
    }

    @Test
    void neverReachesALaterIncarnationFromTheMailbox() {
        Address client = requestsInItsFirstRun(server, "hello");
        until(() -> node.mailboxSize(client) == 1);
        node.send(client, true);
        recorder.nextRestart();

        node.send(client, "fresh");

        assertThat(result(client)).isEqualTo("fresh");
    }

    @Test
    void leavesNothingBehindOnItsOwner() {
        Address client =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    for (int i = 0; i < 1_000; i++) {
                                        self.sendRequest(server, "hello", SECOND);
                                    }
                                    for (int i = 0; i < 1_000; i++) {
                                        self.receive(Response.class);
                                    }
                                    return self.receive(Boolean.class);
                                }));
        until(() -> "Boolean".equals(node.info(client).orElseThrow().waitingFor()));

        Cell cell = node.registry().requireCell(client);
        until(() -> cell.run().holdings().all().isEmpty() && clock.scheduled() == 0);
    }
}
