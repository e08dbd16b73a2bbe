package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The rule where a token is set. */
@ExtendWith(OutputCaptureExtension.class)
class TokenAccessTests {

    private static final String TOKEN = "t0ken-Of-The.test";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start("actors.web.token=" + TOKEN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer " + TOKEN, "bearer " + TOKEN, "BEARER " + TOKEN})
    void admitsTheToken(String value) {
        assertThat(get("Authorization: " + value).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer wrong",
                "Authorization: Bearer " + TOKEN + "x",
                "Authorization: Bearer t0ken-of-the.test",
                "Authorization: Bearer",
                "Authorization: Bearer ",
                "Authorization: Bearer" + TOKEN,
                "Authorization: " + TOKEN,
                "Authorization: Basic " + TOKEN,
                "Authorization: Token " + TOKEN,
                "Authorization: Bearer " + TOKEN + ", Bearer " + TOKEN,
                "X-Authorization: Bearer " + TOKEN,
                "Cookie: token=" + TOKEN
            })
    void refusesAnythingElse(String header) {
        RawHttp.Answer answer = get(header);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("unauthorized").doesNotContain(TOKEN);
    }

    @Test
    void refusesTwoTokensAndNone() {
        String right = "Authorization: Bearer " + TOKEN;
        assertThat(get(right, right).status()).isEqualTo(401);
        assertThat(get(right, "Authorization: Bearer wrong").status()).isEqualTo(401);
        assertThat(get().status()).isEqualTo(401);
        assertThat(server.raw().get("/actors?token=" + TOKEN, "Host: localhost").status())
                .isEqualTo(401);
    }

    @Test
    void asksNothingElseOfWhoHasTheToken() {
        assertThat(
                        server.raw()
                                .get(
                                        "/actors",
                                        "Host: elsewhere.example",
                                        "Origin: http://other.example",
                                        "X-Forwarded-For: 10.1.2.3",
                                        "Authorization: Bearer " + TOKEN)
                                .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actors",
                "/actors/",
                "/actors/x",
                "/actors/behaviors",
                "//actors/x",
                "/actors//x",
                "/actors;x=y/c",
                "/actors;x=y",
                "/%61ctors/c",
                "/%61%63tors",
                "/actors/../actors/c",
                "/./actors/c",
                "/x/../actors/c",
                "/x/%2e%2e/actors/c",
                "/actors/%2e",
                "/actors/x;a=b",
                "/ACTORS",
                "/actors%2Fc",
                "/actors%2fbehaviors",
                "/actors?x=1",
                "/actors/behaviors;jsessionid=1",
                "/;x=y/actors/behaviors",
                "/actors/x/y/z",
                "/actors%00",
                "/actors\\behaviors",
                "/%2561ctors"
            })
    void letsNoPathSlipPast(String path) {
        RawHttp.Answer answer = get(path, new String[0]);
        assertThat(answer.status()).as(answer.body()).isIn(400, 401, 404);
        assertThat(answer.body())
                .doesNotContain("\"total\"", "anyJson", "no-such-actor", "problem-type:actors:not");
    }

    @Test
    void showsTheTokenNowhere(CapturedOutput output) {
        try (TestServer another =
                TestServer.start(
                        "actors.web.token=" + TOKEN,
                        "logging.level.dev.actors=trace",
                        "spring.main.log-startup-info=true",
                        "debug=true")) {
            another.raw()
                    .get("/actors/nobody", "Host: localhost", "Authorization: Bearer " + TOKEN);
            assertThat(another.context().getBean(WebSettings.class).toString())
                    .doesNotContain(TOKEN);
            for (String name : another.context().getBeanDefinitionNames()) {
                if (name.startsWith("actors")) {
                    assertThat(another.context().getBean(name).toString()).doesNotContain(TOKEN);
                }
            }
        }
        assertThat(output.getAll()).doesNotContain(TOKEN);
    }

    private static RawHttp.Answer get(String... headers) {
        return get("/actors", headers);
    }

    private static RawHttp.Answer get(String path, String[] headers) {
        String[] all = new String[headers.length + 1];
        all[0] = "Host: localhost:" + server.port();
        System.arraycopy(headers, 0, all, 1, headers.length);
        return server.raw().get(path, all);
    }
}
