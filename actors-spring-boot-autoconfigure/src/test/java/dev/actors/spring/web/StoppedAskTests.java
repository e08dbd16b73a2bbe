package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorInfo;
import dev.actors.spring.Patience;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An ask that is under way when the web server stops without waiting for it. */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class StoppedAskTests {

    private static final String BODY = "{}";

    @ParameterizedTest
    @ValueSource(
            classes = {TomcatServletWebServerFactory.class, JettyServletWebServerFactory.class})
    void isAnswered503OrNotAtAllAndIsNoError(Class<?> factory, CapturedOutput output)
            throws Exception {
        try (TestServer server = TestServer.start(List.of(factory), "server.shutdown=immediate");
                Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            client.setSoTimeout(60_000);
            server.http().spawn("mute", "silent");
            client.getOutputStream().write(ask(server).getBytes(StandardCharsets.US_ASCII));
            Patience.await(
                    "the message is handled",
                    () ->
                            server.node()
                                    .whereis("mute")
                                    .flatMap(server.node()::info)
                                    .map(ActorInfo::handled)
                                    .orElse(0L),
                    handled -> handled == 1);

            server.context().close();

            assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .matches("(?s)|HTTP/1.1 503 .*Retry-After: 1.*");
            assertThat(output.getAll()).doesNotContain("A request to an actor failed");
        }
    }

    private static String ask(TestServer server) {
        return "POST /actors/mute HTTP/1.1\r\nHost: localhost:"
                + server.port()
                + "\r\nContent-Type: application/json\r\nPrefer: wait=60\r\nContent-Length: "
                + BODY.length()
                + "\r\n\r\n"
                + BODY;
    }
}
