package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Who may see and do what: the shell is public, the data is not. */
class DashboardAccessTests {

    private static final String DASHBOARD = "/actors/dashboard";
    private static final String TOKEN = "t0ken-of-the-dashboard";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start("actors.web.token=" + TOKEN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RawHttp.Answer get(String path, String... headers) {
        String[] all = new String[headers.length + 1];
        all[0] = "Host: dashboard.example";
        System.arraycopy(headers, 0, all, 1, headers.length);
        return server.raw().get(path, all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/node",
                "/api/overview",
                "/api/actors",
                "/api/tree",
                "/api/actor?name=x",
                "/api/actor/stack?name=x",
                "/api/dead-letters",
                "/api/topics",
                "/api/nodes",
                "/api/flow",
                "/api/stream",
                "/api",
                "/api/",
                "/other/probe.txt",
                "/probe.txt/more",
                "/unknown.txt",
                "/../counter",
                "/probe.txt/../api/node"
            })
    void keepsDataFromThoseWithoutTheToken(String path) {
        RawHttp.Answer answer = get(DASHBOARD + path);

        assertThat(answer.status()).isIn(400, 401);
        assertThat(answer.body()).doesNotContain(server.node().name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void opensTheShellToReadersOnly(String method) {
        for (String path : List.of("", "/", "/probe.txt")) {
            assertThat(server.http().method(method, DASHBOARD + path).status()).isEqualTo(401);
        }
    }

    @Test
    void givesDataToThoseWithTheToken() {
        RawHttp.Answer answer = get(DASHBOARD + "/api/node", "Authorization: Bearer " + TOKEN);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(server.node().name());
    }

    @Test
    void showsTheShellToEverybodyWithHeadersThatGuardIt() {
        RawHttp.Answer answer = get(DASHBOARD + "/probe.txt");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("A file of the tests.");
        assertThat(answer.header("Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void leadsToTheFolderAndSendsNothingThatIsKnown() {
        RawHttp.Answer folder = get(DASHBOARD);
        assertThat(folder.status()).isEqualTo(308);
        assertThat(folder.header("Location")).endsWith(DASHBOARD + "/");
        String tag = get(DASHBOARD + "/probe.txt").header("ETag");
        assertThat(get(DASHBOARD + "/probe.txt", "If-None-Match: " + tag).status()).isEqualTo(304);
        assertThat(
                        get(DASHBOARD + "/probe.txt", "Accept-Encoding: gzip")
                                .header("Content-Encoding"))
                .isEqualTo("gzip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill", "stop", "restart", "send"})
    void doesNothingUnlessActionsAreAllowed(String action) {
        Http http = server.http();
        Http.Answer answer =
                http.post(
                        DASHBOARD + "/api/actions/" + action,
                        "{\"address\":\"x\"}",
                        "Authorization",
                        "Bearer " + TOKEN);

        answer.isProblem(403, "actions-not-allowed");
        assertThat(answer.detail()).contains("actors.dashboard.allow-actions");
    }

    @Test
    void isNotThereWhenItIsDisabled() {
        try (TestServer without = TestServer.start("actors.dashboard.enabled=false")) {
            assertThat(without.http().get(DASHBOARD).status()).isEqualTo(404);
            assertThat(without.http().get(DASHBOARD + "/api/node").status()).isEqualTo(404);
            assertThat(without.http().get(DASHBOARD + "/probe.txt").status()).isEqualTo(404);
        }
    }
}
