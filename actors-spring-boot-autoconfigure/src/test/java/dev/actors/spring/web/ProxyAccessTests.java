package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

/** Requests from elsewhere that come through a proxy on this machine, for each way to trust it. */
class ProxyAccessTests {

    private static final String TOKEN = "t0ken";

    /** What proxies say of the request; each also says that the target is meant. */
    private static final List<UnaryOperator<List<String>>> TALKATIVE =
            List.of(
                    LoopbackProxy.adding("X-Forwarded-For: 203.0.113.9"),
                    LoopbackProxy.adding(
                            "X-Forwarded-For: 127.0.0.1",
                            "X-Forwarded-Host: localhost",
                            "X-Forwarded-Proto: http"),
                    LoopbackProxy.adding("Forwarded: for=127.0.0.1;host=localhost;proto=http"),
                    LoopbackProxy.adding("X-Real-IP: 127.0.0.1"),
                    LoopbackProxy.adding("Via: 1.1 proxy"));

    @ParameterizedTest
    @ValueSource(strings = {"none", "native", "framework"})
    void refusesWhatAProxySaysItHasForwarded(String strategy) throws IOException {
        try (TestServer server = start(strategy)) {
            for (UnaryOperator<List<String>> proxy : TALKATIVE) {
                for (String host : List.of("public.example", "localhost", "127.0.0.1")) {
                    assertStatus(403, server, proxy, "Host: " + host);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "native", "framework"})
    void refusesThePublicHostThatASilentProxyPassesOn(String strategy) throws IOException {
        try (TestServer server = start(strategy)) {
            assertStatus(403, server, UnaryOperator.identity(), "Host: public.example");
        }
    }

    /** The one case that nothing in the request tells; the documentation says to set a token. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "native", "framework"})
    void cannotTellASilentProxyThatRenamesTheHostUnlessForwardedHeadersAreBelieved(String strategy)
            throws IOException {
        try (TestServer server = start(strategy)) {
            assertStatus(
                    strategy.equals("none") ? 200 : 403,
                    server,
                    LoopbackProxy.renamingHost("localhost"),
                    "Host: public.example");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "native", "framework"})
    void asksForTheTokenBehindEveryProxy(String strategy) throws IOException {
        try (TestServer server = start(strategy, "actors.web.token=" + TOKEN)) {
            List<UnaryOperator<List<String>>> proxies = new java.util.ArrayList<>(TALKATIVE);
            proxies.add(UnaryOperator.identity());
            proxies.add(LoopbackProxy.renamingHost("localhost"));
            for (UnaryOperator<List<String>> proxy : proxies) {
                assertStatus(401, server, proxy, "Host: public.example");
                assertStatus(401, server, proxy, "Host: localhost");
                assertStatus(
                        200,
                        server,
                        proxy,
                        "Host: public.example",
                        "Authorization: Bearer " + TOKEN);
            }
        }
    }

    private static TestServer start(String strategy, String... more) {
        List<String> properties = new java.util.ArrayList<>(List.of(more));
        properties.add("server.forward-headers-strategy=" + strategy);
        return TestServer.start(properties.toArray(String[]::new));
    }

    private static void assertStatus(
            int status, TestServer server, UnaryOperator<List<String>> change, String... headers)
            throws IOException {
        try (LoopbackProxy proxy = new LoopbackProxy(server.port(), change)) {
            for (String path : List.of("/actors", "/actors/behaviors")) {
                RawHttp.Answer answer = proxy.http().get(path, headers);
                assertThat(answer.status())
                        .as("%s %s: %s", path, List.of(headers), answer.body())
                        .isEqualTo(status);
            }
        }
    }
}
