package dev.actors.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/** The application, processed ahead of time, in a process of its own. */
@Timeout(180)
class AheadOfTimeTests {

    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @Test
    void spawnsCrashesAndRestarts(@TempDir Path directory) throws Exception {
        Path classes = process(directory);
        Process application =
                java(
                        classes
                                + File.pathSeparator
                                + directory.resolve("resources")
                                + File.pathSeparator
                                + CLASS_PATH,
                        "-Dspring.aot.enabled=true",
                        SampleApplication.class.getName(),
                        "--server.address=127.0.0.1",
                        "--server.port=0");
        try (BufferedReader output = application.inputReader();
                HttpClient client = HttpClient.newHttpClient()) {
            URI actor = URI.create("http://127.0.0.1:" + port(output) + "/actors/c1");
            assertThat(
                            call(
                                    client,
                                    actor,
                                    "PUT",
                                    "{\"behavior\": \"counter\", \"args\": {\"start\": 5}}"))
                    .contains("\"state\":5");
            assertThat(call(client, actor, "POST", "{\"type\": \"fail\"}")).contains("failed");
            assertThat(call(client, actor, "POST", "{\"type\": \"get\"}")).isEqualTo("5");
            assertThat(call(client, actor, "GET", "")).contains("\"restarts\":1");
        } finally {
            application.destroyForcibly();
        }
    }

    /** Gives the folder of the classes that were generated. */
    private static Path process(Path directory) throws Exception {
        Path sources = directory.resolve("sources");
        Path classes = directory.resolve("classes");
        Process processor =
                java(
                        CLASS_PATH,
                        SpringApplicationAotProcessor.class.getName(),
                        SampleApplication.class.getName(),
                        sources.toString(),
                        directory.resolve("resources").toString(),
                        classes.toString(),
                        "dev.actors",
                        "sample-app");
        try (BufferedReader output = processor.inputReader()) {
            String log = String.join("\n", output.lines().toList());
            assertThat(processor.waitFor()).as(log).isZero();
        }
        List<String> compile =
                new ArrayList<>(List.of("-nowarn", "-d", classes.toString(), "-cp", CLASS_PATH));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(compile::add);
        }
        int failures =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, compile.toArray(String[]::new));
        assertThat(failures).isZero();
        return classes;
    }

    private static Process java(String classPath, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-cp");
        command.add(classPath);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String port(BufferedReader output) throws IOException {
        List<String> log = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            log.add(line);
            Matcher started = Pattern.compile("Tomcat started on port (\\d+)").matcher(line);
            if (started.find()) {
                return started.group(1);
            }
        }
        throw new AssertionError("It did not start:\n" + String.join("\n", log));
    }

    private static String call(HttpClient client, URI actor, String method, String body)
            throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(actor)
                        .header("Content-Type", "application/json")
                        .header("Prefer", "wait=10")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
