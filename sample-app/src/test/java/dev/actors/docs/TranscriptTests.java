package dev.actors.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;
import dev.actors.Node;
import dev.actors.sample.SampleApplication;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the documentation says is answered is answered when the calls are made again. */
@SpringBootTest(
        classes = SampleApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"monitor.thermal-zones=target/no-such-folder", "monitor.alarm-above=101"})
class TranscriptTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
    private static final Pattern JSON_BLOCK = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern PROMPT = Pattern.compile("(?m)^\\$ ");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @LocalServerPort private int port;

    /** A call as it stands in the README, with its answer. */
    private record Call(List<String> words, String answer) {

        List<String> valuesOf(String option) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < words.size() - 1; i++) {
                if (words.get(i).equals(option)) {
                    values.add(words.get(i + 1));
                }
            }
            return values;
        }

        String method() {
            return valuesOf("-X").stream().findFirst().orElse("GET");
        }

        String path() {
            return words.stream()
                    .filter(word -> word.startsWith("127.0.0.1:8080/"))
                    .findFirst()
                    .orElseThrow()
                    .substring("127.0.0.1:8080".length());
        }
    }

    @Autowired private Node node;

    @BeforeEach
    void awaitTheFirstReading() throws Exception {
        Address thermostat = node.whereis("thermostat").orElseThrow();
        long start = System.nanoTime();
        while (node.state(thermostat, PATIENCE).get(1, TimeUnit.MINUTES) == null) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        }
    }

    @Test
    void answersAsTheReadmeSaysWhenItsCallsAreMade() throws IOException {
        List<Call> calls = calls(Files.readString(Path.of("../README.md")));
        assertThat(calls).hasSizeGreaterThan(5);
        for (Call call : calls) {
            assertThat(normalized(answerInTheEnd(call)))
                    .as("%s", call.words())
                    .isEqualTo(normalized(call.answer()));
        }
    }

    /** What only looks may look too early: an actor that takes its time is shown as it was. */
    private String answerInTheEnd(Call call) throws IOException {
        long start = System.nanoTime();
        String answer = answer(call);
        while (call.method().equals("GET")
                && !normalized(answer).equals(normalized(call.answer()))
                && System.nanoTime() - start < PATIENCE.toNanos()) {
            answer = answer(call);
        }
        return answer;
    }

    @Test
    void hasTheSchemasThatTheDocumentationShows() throws IOException {
        Matcher block = JSON_BLOCK.matcher(Files.readString(Path.of("../docs/rest.md")));
        assertThat(block.find()).isTrue();
        String answer = answer(new Call(List.of("curl", "127.0.0.1:8080/actors/behaviors"), ""));

        JsonMapper json = new JsonMapper();
        assertThat(json.readTree(answer).path("behaviors").valueStream())
                .contains(json.readTree(block.group(1)));
    }

    private static List<Call> calls(String readme) {
        List<Call> calls = new ArrayList<>();
        Matcher block = BLOCK.matcher(readme);
        while (block.find()) {
            for (String part : PROMPT.split(block.group(1), -1)) {
                if (!part.isBlank()) {
                    String joined = part.replace("\\\n", " ");
                    int end = joined.indexOf('\n');
                    calls.add(new Call(words(joined.substring(0, end)), joined.substring(end + 1)));
                }
            }
        }
        return calls;
    }

    private static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
    }

    private String answer(Call call) throws IOException {
        String body = String.join("", call.valuesOf("-d"));
        String headers =
                call.valuesOf("-H").stream()
                        .map(header -> header + "\r\n")
                        .collect(Collectors.joining());
        String request =
                call.method()
                        + " "
                        + call.path()
                        + " HTTP/1.1\r\nHost: 127.0.0.1:"
                        + port
                        + "\r\nConnection: close\r\n"
                        + headers
                        + "Content-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String response =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return shown(call, response);
        }
    }

    /** What curl and a grep behind it would show. */
    private static String shown(Call call, String response) {
        String withoutHead = response.substring(response.indexOf("\r\n\r\n") + 4);
        int grep = call.words().indexOf("grep");
        if (grep >= 0) {
            return withoutHead
                    .lines()
                    .filter(line -> line.contains(call.words().get(grep + 1)))
                    .collect(Collectors.joining("\n"));
        }
        return call.words().contains("-i") ? response : withoutHead;
    }

    private static String normalized(String answer) {
        return answer.replace("\r", "")
                .replace("Connection: close\n", "")
                .replaceAll("(?m) +$", "")
                .replaceAll("Date: .*", "Date")
                .replaceAll("Content-Length: .*", "Content-Length")
                .replaceAll("20\\d\\d-[0-9T:.-]+Z", "TIME")
                .replaceAll("actor://[0-9.:]+/\\d+/\\d+", "ADDRESS")
                .replaceAll("\"value\":[0-9.E-]+", "\"value\":V")
                .replaceAll("(\"behavior\":\"thermostat\".*\"handled\":)\\d+", "$1N")
                .strip();
    }
}
