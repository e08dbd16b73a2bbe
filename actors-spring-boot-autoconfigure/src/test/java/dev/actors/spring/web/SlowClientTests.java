package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.spring.Patience;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Clients that take their time with a request hold a thread for a bounded time. */
@ExtendWith(OutputCaptureExtension.class)
class SlowClientTests {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server =
                TestServer.start(
                        "server.tomcat.connection-timeout=1s",
                        "server.tomcat.keep-alive-timeout=60s",
                        "server.tomcat.threads.max=2");
        assertThat(server.http().spawn("c", "counter").status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void endsABodyThatStopsComing(CapturedOutput output) throws IOException {
        for (String framing : List.of("Content-Length: 100", "Transfer-Encoding: chunked")) {
            try (Socket client = begin(framing, "5\r\n{\"typ")) {
                assertThat(statusOf(client)).as(framing).isEqualTo(408);
            }
        }
        assertThat(output.getAll()).doesNotContain("A request to an actor failed");
        assertUnharmed();
    }

    @Test
    void endsABodyThatDripsForLong() throws IOException {
        try (TestServer impatient = TestServer.start("actors.web.max-wait=1s")) {
            impatient.http().spawn("c", "counter");
            try (Socket client = begin(impatient, "Content-Length: 1000000", "{")) {
                client.setSoTimeout(20);
                assertThat(
                                Patience.await(
                                        "an answer",
                                        () -> statusOfDrip(client),
                                        status -> status != 0))
                        .isEqualTo(408);
            }
        }
    }

    @Test
    void closesConnectionsWhoseHeadStopsComing() throws IOException {
        try (Socket client = connect(server)) {
            client.getOutputStream()
                    .write("GET /actors HTTP/1.1\r\nHos".getBytes(StandardCharsets.US_ASCII));
            assertThat(client.getInputStream().readAllBytes().length).isLessThan(10_000);
        }
        assertUnharmed();
    }

    @Test
    void answersOthersOnceTheTimeIsUp() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                slow.add(begin("Content-Length: 100", "{"));
            }
            assertUnharmed();
        } finally {
            for (Socket client : slow) {
                client.close();
            }
        }
    }

    @Test
    void answers400WhenTheChunksAreMalformed(CapturedOutput output) throws IOException {
        try (Socket client = begin("Transfer-Encoding: chunked", "zz\r\n{}\r\n0\r\n\r\n")) {
            assertThat(statusOf(client)).isEqualTo(400);
        }
        assertThat(output.getAll()).doesNotContain("A request to an actor failed");
        assertUnharmed();
    }

    @Test
    void refusesTwoLengths() throws IOException {
        try (Socket client =
                begin("Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\nGET /x")) {
            assertThat(statusOf(client)).isEqualTo(400);
        }
        try (Socket client = begin("Content-Length: 5\r\nContent-Length: 6", "{}   ")) {
            assertThat(statusOf(client)).isEqualTo(400);
        }
        assertUnharmed();
    }

    private static void assertUnharmed() {
        assertThat(server.http().ask("/actors/c", "{\"type\":\"get\"}").text()).isEqualTo("0");
    }

    private static Socket begin(String framing, String body) throws IOException {
        return begin(server, framing, body);
    }

    private static Socket begin(TestServer server, String framing, String body) throws IOException {
        Socket client = connect(server);
        String request =
                "POST /actors/c HTTP/1.1\r\nHost: localhost:"
                        + server.port()
                        + "\r\nContent-Type: application/json\r\n"
                        + framing
                        + "\r\n\r\n"
                        + body;
        client.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private static Socket connect(TestServer server) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port());
        client.setSoTimeout(60_000);
        return client;
    }

    private static int statusOf(Socket client) throws IOException {
        String line =
                new BufferedReader(
                                new InputStreamReader(
                                        client.getInputStream(), StandardCharsets.US_ASCII))
                        .readLine();
        return Integer.parseInt(line.split(" ", -1)[1]);
    }

    /** Sends one byte more, unless the server takes none; 0 while there is no answer. */
    private static int statusOfDrip(Socket client) {
        try {
            client.getOutputStream().write(' ');
        } catch (IOException answered) {
            // what is left is to read the answer
        }
        try {
            return statusOf(client);
        } catch (SocketTimeoutException nothingYet) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
