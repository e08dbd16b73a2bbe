package dev.actors.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The sample application on a random port, and a client of it. */
public final class Sample implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final ConfigurableApplicationContext context;
    private final String base;

    /** Starts it, with properties such as {@code monitor.interval=10ms}. */
    public Sample(String... properties) {
        context =
                new SpringApplicationBuilder(SampleApplication.class)
                        .properties("server.port=0", "spring.main.banner-mode=off")
                        .run(
                                Stream.of(properties)
                                        .map(property -> "--" + property)
                                        .toArray(String[]::new));
        base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** Where a path of it is. */
    public String url(String path) {
        return base + path;
    }

    /** The port that it listens on. */
    public int port() {
        return URI.create(base).getPort();
    }

    /** One of its beans. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Sends a request. */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(30))
                        .method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String ask(String path, String message) {
        return send("POST", path, message, "Prefer", "wait=10").body();
    }

    String text(String path) {
        return send("GET", path, "").body();
    }

    /** The JSON at a path. */
    public JsonNode get(String path) {
        return JSON.readTree(text(path));
    }

    /** Looks until there is what is wanted; fails after a while. */
    public JsonNode await(String path, Predicate<JsonNode> wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        JsonNode seen = get(path);
        while (!wanted.test(seen) && System.nanoTime() < deadline) {
            seen = get(path);
        }
        assertThat(wanted.test(seen)).as("%s, in the end: %s", path, seen).isTrue();
        return seen;
    }

    /** Makes a thermal zone show a text, all at once as the kernel does. */
    public static void show(Path zones, String text) throws IOException {
        Path zone = Files.createDirectories(zones.resolve("thermal_zone0"));
        Path next = Files.writeString(zone.resolve("next"), text);
        Files.move(
                next,
                zone.resolve("temp"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        context.close();
    }
}
