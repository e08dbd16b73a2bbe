package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The rule where no token is set: this machine only, and no page of somebody else's. */
class LoopbackAccessTests {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:PORT",
                "LOCALHOST:PORT",
                "127.0.0.1:PORT",
                "127.8.7.6",
                "[::1]:PORT",
                "[0:0:0:0:0:0:0:1]",
                "localhost"
            })
    void admitsLoopbackHosts(String host) {
        RawHttp.Answer answer = get("Host: " + host);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.nip.io",
                "10.0.0.1:PORT",
                "0.0.0.0",
                "[::]",
                "[2001:db8::1]",
                "xlocalhost",
                "localhost.localdomain",
                "evil.example:PORT"
            })
    void refusesOtherHosts(String host) {
        RawHttp.Answer answer = get("Host: " + host);
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("actors.web.token", "urn:problem-type:actors:forbidden");
    }

    @Test
    void refusesAnotherHostInTheRequestLine() {
        assertThat(server.raw().get("http://evil.example/actors", "Host: evil.example").status())
                .isEqualTo(403);
        assertThat(server.raw().get("http://evil.example/actors", "Host: localhost").status())
                .isIn(400, 403);
        assertThat(server.raw().get("/actors", "Host: localhost", "Host: evil.example").status())
                .isIn(400, 403);
        assertThat(server.raw().get("/actors", "Host:").status()).isIn(400, 403);
    }

    /** The first request asks for HTTP/2, those behind it have it. */
    @Test
    void admitsHttp2WhichHasNoHostHeader() throws Exception {
        try (TestServer upgrading = TestServer.start("server.http2.enabled=true");
                HttpClient client =
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + upgrading.port() + "/actors"))
                            .timeout(Duration.ofMinutes(1))
                            .build();
            client.send(request, HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/2.0, localhost, true",
        "HTTP/2.0, evil.example, false",
        "HTTP/3.0, 127.0.0.1, true",
        "HTTP/1.1, localhost, false",
        "HTTP/1.0, localhost, false"
    })
    void takesTheHostFromNoHeaderInNewProtocolsOnly(
            String protocol, String host, boolean admitted) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/actors");
        request.setProtocol(protocol);
        request.setServerName(host);

        assertThat(new AccessRule(null, false).check(request).isEmpty()).isEqualTo(admitted);
    }

    @ParameterizedTest
    @CsvSource({"localhost:8080, true", "[::1]:80, true", "evil.example, false"})
    void takesNoOtherHostFromTheHeaderOfANewProtocol(String host, boolean admitted) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/actors");
        request.setProtocol("HTTP/2.0");
        request.setServerName("127.0.0.1");
        request.addHeader("Host", host);

        assertThat(new AccessRule(null, false).check(request).isEmpty()).isEqualTo(admitted);
    }

    @Test
    void refusesRequestsWithoutAHost() {
        assertThat(server.raw().get("/actors").status()).isEqualTo(400);
        RawHttp.Answer old = server.raw().request("GET", "HTTP/1.0", "/actors");
        assertThat(old.status()).as(old.body()).isIn(400, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:PORT", "HTTP://LOCALHOST:PORT"})
    void admitsItsOwnOrigin(String origin) {
        RawHttp.Answer answer = get("Host: localhost:PORT", "Origin: " + origin);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "http://evil.example:PORT",
                "http://localhost",
                "http://localhost:1",
                "https://localhost:PORT",
                "http://127.0.0.1:PORT",
                "null",
                "",
                "http://localhost:PORT.evil.example",
                "http://localhost:PORT/",
                "file://",
                "http://localhost:PORT, http://localhost:PORT"
            })
    void refusesOtherOrigins(String origin) {
        assertThat(get("Host: localhost:PORT", "Origin: " + origin).status()).isEqualTo(403);
    }

    @Test
    void refusesTwoOrigins() {
        assertThat(
                        get(
                                        "Host: localhost:PORT",
                                        "Origin: http://localhost:PORT",
                                        "Origin: http://localhost:PORT")
                                .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded: for=127.0.0.1",
                "Forwarded: ",
                "X-Forwarded-For: 127.0.0.1",
                "x-forwarded-for: 127.0.0.1",
                "X-Forwarded-Host: localhost",
                "X-Forwarded-Proto: http",
                "X-Forwarded-Port: 80",
                "X-Forwarded-Prefix: /",
                "X-Forwarded-Ssl: on",
                "X-Forwarded-By: x",
                "X-Real-IP: 127.0.0.1",
                "Via: 1.1 proxy"
            })
    void refusesForwardedRequests(String header) {
        RawHttp.Answer answer = get("Host: localhost:PORT", header);
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
    }

    @Test
    void refusesEveryMethodAndDoesNothing() {
        server.http().spawn("safe", "counter");
        for (String method : new String[] {"PUT", "POST", "DELETE", "HEAD", "OPTIONS", "FOO"}) {
            RawHttp.Answer answer =
                    server.raw()
                            .request(
                                    method,
                                    "HTTP/1.1",
                                    "/actors/safe",
                                    "Host: evil.example",
                                    "Content-Length: 0");
            assertThat(answer.status()).as(method).isEqualTo(403);
        }
        assertThat(server.http().get("/actors/safe").json().path("handled").asInt()).isZero();
    }

    private static RawHttp.Answer get(String... headers) {
        String[] filled = new String[headers.length];
        for (int i = 0; i < headers.length; i++) {
            filled[i] = headers[i].replace("PORT", String.valueOf(server.port()));
        }
        return server.raw().get("/actors", filled);
    }
}
