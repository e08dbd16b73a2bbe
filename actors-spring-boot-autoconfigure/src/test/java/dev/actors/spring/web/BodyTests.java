package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Bodies that are malformed, hostile or too large leave the actor unharmed. */
class BodyTests {

    private static final int MIB = 1 << 20;
    private static TestServer server;
    private static Http http;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        http = server.http();
        http.spawn("count", "counter");
        http.spawn("echo", "echo");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void isUnharmed() {
        assertThat(http.ask("/actors/count", "{\"type\":\"get\"}").text()).isEqualTo("0");
        assertThat(http.get("/actors/count").json().path("restarts").asInt()).isZero();
        assertThat(http.get("/actors/echo").json().path("restarts").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "nul",
                "{\"type\":\"add\",\"amount\":1",
                "{\"a\":1}}",
                "{\"type\":\"add\",\"amount\":1} {}",
                "1 2",
                "{'a':1}",
                "{a:1}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "[1,]",
                "NaN",
                "+1",
                ".5",
                "// x\n1",
                "\"\u0001\"",
                "{\"type\":\"add\",\"amount\":1,\"amount\":2}",
                "{\"type\":\"get\",\"type\":\"add\"}",
                "{\"a\":{\"b\":1,\"b\":1}}"
            })
    void answers400WhenTheJsonIsMalformed(String body) {
        http.ask("/actors/count", body).isProblem(400, "malformed-json");
        http.ask("/actors/echo", body).isProblem(400, "malformed-json");
        http.put("/actors/new", body).isProblem(400, "malformed-json");
        assertThat(http.get("/actors/new").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{} {}",
                "1 2",
                "{\"a\":1}]",
                "{\"a\":",
                "[1",
                "/* */ 1",
                "NaN",
                "01",
                "{} nil"
            })
    void saysWhatIsMalformedInPlainWords(String body) {
        Http.Answer answer = http.ask("/actors/echo", body);
        answer.isProblem(400, "malformed-json");
        assertThat(answer.json().path("detail").asString())
                .isNotBlank()
                .doesNotContain("tools.jackson", "Feature", "enable", "start marker", "bound as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "\"counter\"", "null", "true"})
    void answers400WhenASpawnIsNoObject(String body) {
        http.put("/actors/new", body).isProblem(400, "malformed-json");
    }

    @Test
    void answers400WhenTheBytesAreGarbageOrNoUtf8() {
        byte[] garbage = new byte[10_000];
        new java.util.Random(1).nextBytes(garbage);
        ask("/actors/echo", garbage).isProblem(400, "malformed-json");
        ask("/actors/echo", new byte[] {'"', (byte) 0xC3, '"'}).isProblem(400, "malformed-json");
        ask("/actors/echo", new byte[] {'"', (byte) 0xFF, '"'}).isProblem(400, "malformed-json");
        ask("/actors/echo", new byte[] {0, 0, 0, 0}).isProblem(400, "malformed-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void answers400WhenTheJsonIsTooDeep(String level) {
        http.post("/actors/echo", level.repeat(100_000)).isProblem(400, "malformed-json");
        http.put(
                        "/actors/new",
                        "{\"behavior\":\"counter\",\"args\":{\"start\":" + level.repeat(100_000))
                .isProblem(400, "malformed-json");
        String closing = level.equals("[") ? "]" : "}";
        http.post("/actors/echo", level.repeat(1_000) + "1" + closing.repeat(1_000))
                .isProblem(400, "malformed-json");
    }

    @Test
    void answers400WhenANumberIsTooLong() {
        http.post("/actors/echo", "1".repeat(5_000)).isProblem(400, "malformed-json");
        http.post("/actors/echo", "0." + "1".repeat(5_000)).isProblem(400, "malformed-json");
        http.post("/actors/echo", "{\"" + "k".repeat(60_000) + "\":1}")
                .isProblem(400, "malformed-json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483648", "-1e99999999999999", "1e-99999999999999"})
    void answers400WhenAnExponentIsTooLarge(String number) {
        http.post("/actors/echo", number).isProblem(400, "malformed-json");
        http.put("/actors/new", "{\"behavior\":\"counter\",\"args\":{\"start\":" + number + "}}")
                .isProblem(400, "malformed-json");
    }

    @Test
    void answers415WhenTheBodyIsCompressed() {
        for (String method : List.of("POST", "PUT")) {
            byte[] head = head(method, "Content-Encoding: gzip\r\nContent-Length: 2");
            RawHttp.Answer answer = server.raw().send(head, new byte[] {0x1f, (byte) 0x8b});
            assertThat(answer.status()).as(answer.body()).isEqualTo(415);
            assertThat(answer.body()).contains("without Content-Encoding");
        }
    }

    @Test
    void answers415WhenTheBodyIsBrokenMultipart() {
        http.send(
                        http.request("/actors/echo")
                                .POST(BodyPublishers.ofString("no part"))
                                .header("Content-Type", "multipart/form-data"))
                .isProblem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\":1,\"a\":null,\"c\":[true,false,{}],\"é\":\"\\u20ac\"}",
                "[]",
                "{}",
                "\"\"",
                "0",
                "-1",
                "1.10",
                "123456789012345678901234567890.5",
                "[[[[1]]]]",
                "{\"type\":\"object\"}",
                "{\"\":{\"x.y\":[]}}",
                "{\"a\":\"<>&'\\\"\"}",
                "1e1000000000",
                "true",
                "9223372036854775808"
            })
    void echoesAnyJsonUnchanged(String body) {
        Http.Answer reply = http.ask("/actors/echo", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        JsonMapper json =
                JsonMapper.builder()
                        .enable(
                                tools.jackson.databind.DeserializationFeature
                                        .USE_BIG_DECIMAL_FOR_FLOATS)
                        .build();
        assertThat(json.readTree(reply.text())).isEqualTo(json.readTree(body));
    }

    @Test
    void takesBodiesUpToTheLimit() {
        String fits = "\"" + "x".repeat(MIB - 2) + "\"";
        assertThat(http.ask("/actors/echo", fits).text()).isEqualTo(fits);
        http.ask("/actors/echo", "\"" + "x".repeat(MIB - 1) + "\"")
                .isProblem(413, "body-too-large");
    }

    @Test
    void answers413WhenTheBodyIsTooLargeWithoutALengthToo() {
        byte[] body = new byte[MIB + 1];
        Arrays.fill(body, (byte) ' ');
        http.send(
                        http.request("/actors/echo")
                                .POST(
                                        BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(body)))
                                .header("Content-Type", "application/json"))
                .isProblem(413, "body-too-large");
    }

    @Test
    void answers413WhenTheBodyHas32MiB() {
        byte[] body = new byte[32 * MIB];
        Arrays.fill(body, (byte) '[');
        RawHttp.Answer known =
                server.raw().send(head("POST", "Content-Length: " + body.length), body);
        assertThat(known.status()).isEqualTo(413);
        assertThat(known.header("Content-Type")).startsWith("application/problem+json");
        RawHttp.Answer put = server.raw().send(head("PUT", "Content-Length: " + body.length), body);
        assertThat(put.status()).isEqualTo(413);
        byte[] size =
                (Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        RawHttp.Answer chunked =
                server.raw().send(head("POST", "Transfer-Encoding: chunked"), size, body);
        assertThat(chunked.status()).isEqualTo(413);
    }

    @Test
    void answers413ToAClientThatSendsAll32MiB() {
        byte[] body = new byte[32 * MIB];
        Arrays.fill(body, (byte) ' ');
        ask("/actors/echo", body).isProblem(413, "body-too-large");
    }

    private static byte[] head(String method, String length) {
        return (method
                        + " /actors/echo HTTP/1.1\r\nHost: localhost:"
                        + server.port()
                        + "\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static Http.Answer ask(String path, byte[] body) {
        return http.send(
                http.request(path)
                        .POST(BodyPublishers.ofByteArray(body))
                        .header("Content-Type", "application/json")
                        .header("Prefer", "wait=10"));
    }
}
