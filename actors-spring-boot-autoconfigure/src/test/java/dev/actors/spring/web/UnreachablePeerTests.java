package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpServer;

import dev.actors.ActorException;
import dev.actors.ActorFailedException;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.AskTimeoutException;
import dev.actors.Behavior;
import dev.actors.DeadActorException;
import dev.actors.DeadLetter;
import dev.actors.ExitReason;
import dev.actors.MailboxFullException;
import dev.actors.Node;
import dev.actors.NodeListener;
import dev.actors.spring.Patience;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;

/** Peers that are not there, or not what they should be. */
class UnreachablePeerTests {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final BlockingQueue<DeadLetter> letters = new LinkedBlockingQueue<>();
    private final Node node =
            Node.builder("secret@127.0.0.1:4791")
                    .sendTimeout(SHORT)
                    .listener(
                            new NodeListener() {
                                @Override
                                public void deadLetter(DeadLetter letter) {
                                    letters.add(letter);
                                }
                            })
                    .open();
    private HttpActors remote;

    @AfterEach
    void close() {
        remote.close();
        node.close();
    }

    private Address peer(int port, Duration requestTimeout, int queueCapacity) {
        String url = "http://127.0.0.1:" + port + "/actors";
        remote =
                new HttpActors(
                        node,
                        new HttpSettings(
                                List.of(new HttpSettings.Peer("shop", url, "t0ken")),
                                Duration.ofSeconds(10),
                                requestTimeout,
                                SHORT,
                                SHORT,
                                queueCapacity,
                                1_000),
                        JsonMapper.builder().build());
        return Address.parse(url + "/counter");
    }

    private Throwable failureOf(Address actor) {
        try {
            throw new AssertionError("answered: " + node.ask(actor, "hello", LONG));
        } catch (ActorException e) {
            assertThat(e).hasMessageContaining(actor.toString()).hasMessageNotContaining("t0ken");
            return e;
        }
    }

    private static HttpServer answering(int status, String location, byte[] body)
            throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    exchange.getResponseHeaders().add("Location", location);
                    exchange.sendResponseHeaders(status, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        return server;
    }

    /** Takes connections, and says nothing. */
    private static ServerSocket silent() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @Test
    void saysThatThereIsNoConnection() throws Exception {
        Address counter = peer(Nodes.freePort(), LONG, 10);

        assertThat(failureOf(counter))
                .isInstanceOfSatisfying(
                        DeadActorException.class,
                        e -> assertThat(e.reason()).isEqualTo(new ExitReason.NoConnection()))
                .hasMessageContaining("Nothing answers at " + counter);
        assertThat(Patience.of(node.termination(counter))).isEqualTo(new ExitReason.NoConnection());
        node.send(counter, "hello");
        DeadLetter letter = Patience.next(letters);
        assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.NO_ROUTE);
        assertThat(letter.cause()).isInstanceOf(DeadActorException.class);
    }

    @Test
    void givesUpOnAPeerThatSaysNothing() throws Exception {
        try (ServerSocket silent = silent()) {
            Address counter = peer(silent.getLocalPort(), SHORT, 10);

            assertThat(failureOf(counter))
                    .isInstanceOf(AskTimeoutException.class)
                    .hasMessageContaining(
                            "actors.http.max-wait (200 ms) and actors.http.request-timeout (200"
                                    + " ms)");
        }
    }

    @Test
    void letsHandlersGoOnWhateverThePeerDoes() throws Exception {
        try (ServerSocket silent = silent()) {
            Address counter = peer(silent.getLocalPort(), SHORT, 10);
            Address sender =
                    node.spawn(
                            ActorSpec.behavior(
                                    Behavior.of(
                                            String.class,
                                            (self, message) -> {
                                                self.send(counter, message);
                                                self.reply("sent");
                                                return Behavior.same();
                                            })));

            assertThat(node.ask(sender, "hello", LONG)).isEqualTo("sent");
            assertThat(Patience.next(letters).cause()).isInstanceOf(AskTimeoutException.class);
        }
    }

    @Test
    void makesSendersWaitWhenMuchIsUnderWay() throws Exception {
        ServerSocket silent = silent();
        Address counter = peer(silent.getLocalPort(), LONG, 2);
        node.send(counter, 1);
        node.send(counter, 2);

        assertThat(node.offer(counter, 3)).isFalse();
        assertThatExceptionOfType(MailboxFullException.class)
                .isThrownBy(() -> node.send(counter, 4))
                .withMessageContaining(counter.toString());

        silent.close();
        assertThat(Patience.next(letters).message()).isEqualTo(1);
        assertThat(Patience.next(letters).message()).isEqualTo(2);
    }

    /** Fails with an error, once the gate is open, for a port that nobody else calls. */
    private static final class FailingProxies extends ProxySelector {
        private final ProxySelector others = ProxySelector.getDefault();
        private final CountDownLatch gate = new CountDownLatch(1);
        private final int port;

        FailingProxies(int port) {
            this.port = port;
        }

        @Override
        public List<Proxy> select(URI uri) {
            if (uri.getPort() != port) {
                return others.select(uri);
            }
            Patience.await(gate);
            throw new NoClassDefFoundError("gone");
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            others.connectFailed(uri, address, failure);
        }
    }

    @Test
    void tellsAllWhoWaitOfAnErrorAndGoesOn() throws Exception {
        int port = Nodes.freePort();
        Address counter = peer(port, LONG, 10);
        FailingProxies proxies = new FailingProxies(port);
        ProxySelector.setDefault(proxies);
        try {
            node.send(counter, 1);
            node.send(counter, 2);
            proxies.gate.countDown();

            assertThat(Patience.next(letters).message()).isEqualTo(1);
            assertThat(Patience.next(letters).message()).isEqualTo(2);
            assertThat(failureOf(counter)).hasMessageContaining("NoClassDefFoundError: gone");
            assertThat(Patience.of(node.termination(counter)))
                    .isEqualTo(new ExitReason.NoConnection());
            assertThat(remote.exists(counter))
                    .failsWithin(LONG)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(DeadActorException.class);
        } finally {
            ProxySelector.setDefault(proxies.others);
        }
    }

    @Test
    void followsNoRedirect() throws Exception {
        HttpServer server = answering(307, "/actors/other", new byte[0]);
        try {
            assertThat(failureOf(peer(server.getAddress().getPort(), LONG, 10)))
                    .isInstanceOf(ActorFailedException.class)
                    .hasMessageContaining("307")
                    .hasMessageContaining("actors.http.peers.shop.url");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void believesNoAnswerThatIsNotOfTheProtocol() throws Exception {
        HttpServer page = answering(200, "/", "<html>".getBytes(US_ASCII));
        HttpServer flood = answering(200, "/", "1".repeat(2_000).getBytes(US_ASCII));
        try {
            assertThat(failureOf(peer(page.getAddress().getPort(), LONG, 10)))
                    .isInstanceOf(ActorFailedException.class)
                    .hasMessageContaining("not the JSON of the actors' protocol");
            remote.close();
            assertThat(failureOf(peer(flood.getAddress().getPort(), LONG, 10)))
                    .hasMessageContaining("actors.http.max-reply-size");
        } finally {
            page.stop(0);
            flood.stop(0);
        }
    }
}
