package dev.actors.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/** The application, processed ahead of time, in a process of its own. */
@Timeout(300)
class AheadOfTimeTests {

    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    @Test
    void spawnsCrashesAndRestarts(@TempDir Path directory) throws Exception {
        Path classes = process(directory);
        try (JavaProcess application =
                JavaProcess.start(
                        directory.resolve("application.log"),
                        String.join(
                                File.pathSeparator,
                                classes.toString(),
                                directory.resolve("resources").toString(),
                                CLASS_PATH),
                        "-Dspring.aot.enabled=true",
                        SampleApplication.class.getName(),
                        "--server.address=127.0.0.1",
                        "--server.port=0")) {
            Client client = new Client(Integer.parseInt(application.awaitOutput(STARTED)));
            String spawn = "{\"behavior\": \"counter\", \"args\": {\"start\": 5}}";
            assertThat(client.send("PUT", "/actors/c1", spawn).statusCode()).isEqualTo(201);
            client.await("/actors/c1", actor -> actor.path("state").asInt() == 5);
            assertThat(client.ask("/actors/c1", "{\"type\": \"fail\"}")).contains("failed");
            assertThat(client.ask("/actors/c1", "{\"type\": \"get\"}")).isEqualTo("5");
            assertThat(client.get("/actors/c1").path("restarts").asInt()).isEqualTo(1);
        }
    }

    /** Gives the folder of the classes that were generated. */
    private static Path process(Path directory) throws Exception {
        Path sources = directory.resolve("sources");
        Path classes = directory.resolve("classes");
        try (JavaProcess processor =
                JavaProcess.start(
                        directory.resolve("processor.log"),
                        CLASS_PATH,
                        SpringApplicationAotProcessor.class.getName(),
                        SampleApplication.class.getName(),
                        sources.toString(),
                        directory.resolve("resources").toString(),
                        classes.toString(),
                        "dev.actors",
                        "sample-app")) {
            processor.awaitSuccess();
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
}
