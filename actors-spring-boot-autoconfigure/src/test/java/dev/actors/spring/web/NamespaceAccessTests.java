package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.Optional;

/** The rule, for requests that really come from elsewhere. */
class NamespaceAccessTests {

    private static SecondNamespace elsewhere;

    @BeforeAll
    static void open() throws IOException {
        Optional<String> lacking = SecondNamespace.lacking();
        assumeTrue(
                lacking.isEmpty(),
                () ->
                        "NOT RUN: access from a second network namespace needs "
                                + lacking.orElseThrow());
        elsewhere = SecondNamespace.open();
    }

    @AfterAll
    static void close() throws IOException {
        if (elsewhere != null) {
            elsewhere.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "native", "framework"})
    void refusesAnotherMachineWhateverItSays(String strategy) {
        try (TestServer server = start("server.forward-headers-strategy=" + strategy)) {
            for (String target :
                    new String[] {"/actors", "/actors/behaviors", "/actors/topics/t"}) {
                assertRefused(server, target, "Host: " + elsewhere.address());
                assertRefused(server, target, "Host: localhost");
                assertRefused(server, target, "Host: localhost", "Origin: http://localhost");
                assertRefused(server, target, "Host: localhost", "X-Forwarded-For: 127.0.0.1");
                assertRefused(server, target, "Host: localhost", "Forwarded: for=127.0.0.1");
            }
        }
    }

    private static void assertRefused(TestServer server, String target, String... headers) {
        assertThat(elsewhere.status(server.port(), target, headers))
                .as("%s %s", target, String.join(", ", headers))
                .isEqualTo(403);
    }

    @Test
    void asksAnotherMachineForTheToken() {
        try (TestServer server = start("actors.web.token=t0ken")) {
            String host = "Host: " + elsewhere.address();
            assertThat(elsewhere.status(server.port(), "/actors", host)).isEqualTo(401);
            assertThat(
                            elsewhere.status(
                                    server.port(), "/actors", host, "Authorization: Bearer t0ken"))
                    .isEqualTo(200);
        }
    }

    private static TestServer start(String property) {
        return TestServer.start("server.address=" + elsewhere.address(), property);
    }
}
