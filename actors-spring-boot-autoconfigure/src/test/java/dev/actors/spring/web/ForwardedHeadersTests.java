package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the server believes forwarded headers, it cannot know who is near. */
class ForwardedHeadersTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.forward-headers-strategy=native",
                "server.forward-headers-strategy=FRAMEWORK",
                "server.tomcat.remoteip.remote-ip-header=x-client",
                "server.tomcat.remoteip.protocol-header=x-proto",
                "spring.main.cloud-platform=kubernetes"
            })
    void refusesEveryoneWhenForwardedHeadersAreBelieved(String property) {
        try (TestServer server = TestServer.start(property)) {
            Http.Answer plain = server.http().get("/actors").isProblem(403, "forbidden");
            assertThat(plain.detail()).contains("actors.web.token");
            assertThat(
                            server.raw()
                                    .get(
                                            "/actors",
                                            "Host: localhost",
                                            "X-Forwarded-For: 127.0.0.1",
                                            "x-client: 127.0.0.1")
                                    .status())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "NONE"})
    void admitsThisMachineWhenTheyAreNotBelieved(String strategy) {
        try (TestServer server =
                TestServer.start(
                        "server.forward-headers-strategy=" + strategy,
                        "spring.main.cloud-platform=kubernetes")) {
            assertThat(server.http().get("/actors").status()).isEqualTo(200);
            assertThat(
                            server.raw()
                                    .get("/actors", "Host: localhost", "X-Forwarded-For: 127.0.0.1")
                                    .status())
                    .isEqualTo(403);
        }
    }
}
