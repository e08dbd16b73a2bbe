package dev.actors.sample;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A client of the application on this machine. */
public class Client {

    /** Far longer than anything takes here, however busy the machine is. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();

    private final int port;

    /** A client of who listens on a port. */
    public Client(int port) {
        this.port = port;
    }

    /** Where a path of it is. */
    public final String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** The port that it listens on. */
    public final int port() {
        return port;
    }

    /** Sends a request. */
    public final HttpResponse<String> send(
            String method, String path, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url(path)))
                        .timeout(PATIENCE)
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

    final String ask(String path, String message) {
        return send("POST", path, message, "Prefer", "wait=30").body();
    }

    final String text(String path) {
        return send("GET", path, "").body();
    }

    /** The JSON at a path. */
    public final JsonNode get(String path) {
        return JSON.readTree(text(path));
    }

    /** Looks until there is what is wanted; fails after a while. */
    public final JsonNode await(String path, Predicate<JsonNode> wanted) {
        long start = System.nanoTime();
        JsonNode seen = get(path);
        while (!wanted.test(seen) && System.nanoTime() - start < PATIENCE.toNanos()) {
            LockSupport.parkNanos(5_000_000);
            seen = get(path);
        }
        assertThat(wanted.test(seen)).as("%s, in the end: %s", path, seen).isTrue();
        return seen;
    }
}
