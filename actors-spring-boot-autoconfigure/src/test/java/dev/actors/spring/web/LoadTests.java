package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.spring.Patience;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Many clients at once, on few request threads. */
@Timeout(180)
class LoadTests {

    private static final int CLIENTS = 8;
    private static final int POSTS = 2_500;

    private static TestServer server;
    private static Http http;

    @BeforeAll
    static void start() {
        server =
                TestServer.start(
                        "server.tomcat.threads.max=10",
                        "server.tomcat.accept-count=1000", // else some of 500 come in vain
                        "server.tomcat.max-keep-alive-requests=-1",
                        "actors.web.max-wait=120s");
        http = server.http();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void countsExactlyWhenEightClientsPost() {
        http.spawn("hits", "counter");
        AtomicInteger accepted = new AtomicInteger();
        List<CompletableFuture<Void>> clients =
                IntStream.range(0, CLIENTS)
                        .mapToObj(
                                _ ->
                                        CompletableFuture.runAsync(
                                                () -> post(accepted), Thread::startVirtualThread))
                        .toList();
        clients.forEach(Patience::of);
        assertThat(accepted).hasValue(CLIENTS * POSTS);
        assertThat(http.ask("/actors/hits", "{\"type\":\"get\"}").text())
                .isEqualTo(String.valueOf(CLIENTS * POSTS));
    }

    /** By hand on one connection: a full client takes most of the machine for itself. */
    private static void post(AtomicInteger accepted) {
        byte[] request =
                """
                POST /actors/hits HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Content-Length: 25\r
                \r
                {"type":"add","amount":1}\
                """
                        .getBytes(StandardCharsets.US_ASCII);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                BufferedReader responses =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.setSoTimeout(60_000);
            for (int i = 0; i < POSTS; i++) {
                socket.getOutputStream().write(request);
                String status = responses.readLine();
                if (status.startsWith("HTTP/1.1 202")) {
                    accepted.incrementAndGet();
                }
                String header = responses.readLine();
                while (!header.isEmpty()) {
                    assertThat(header).doesNotStartWith("Transfer-Encoding");
                    header = responses.readLine();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a thread for each ask, the tenth would be the last request that is answered. */
    @Test
    void answersOthersWhile500AsksArePending() {
        http.spawn("never", "silent");
        List<CompletableFuture<Http.Answer>> asks = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            asks.add(
                    http.sendAsync(http.json("POST", "/actors/never", "{}", "Prefer", "wait=100")));
        }
        Patience.await(
                "all asks are with the actor",
                () -> http.get("/actors/never").json().path("handled").asInt(),
                handled -> handled == 500 || asks.stream().anyMatch(CompletableFuture::isDone));
        assertThat(asks).noneMatch(CompletableFuture::isDone);
        assertThat(http.delete("/actors/never").status()).isEqualTo(204);
        asks.forEach(ask -> assertThat(Patience.of(ask).status()).isEqualTo(404));
    }
}
