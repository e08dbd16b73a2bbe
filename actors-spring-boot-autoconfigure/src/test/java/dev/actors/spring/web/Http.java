package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.spring.Patience;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** A client of the protocol. */
record Http(String base) {

    static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A response with its body read. */
    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** Checks that it is a problem as RFC 9457 has it, of one of the protocol's types. */
        Answer isProblem(int status, String type) {
            assertThat(response.body()).as("body of %s", status()).isNotEmpty();
            assertThat(text()).as("a problem").startsWith("{");
            assertThat(status()).as(text()).isEqualTo(status);
            assertThat(header("Content-Type")).startsWith("application/problem+json");
            JsonNode body = json();
            assertThat(body.path("type").asString())
                    .as(text())
                    .isEqualTo("urn:problem-type:actors:" + type);
            assertThat(body.path("status").asInt()).isEqualTo(status);
            assertThat(body.path("title").asString()).isNotBlank();
            assertThat(body.path("detail").asString()).isNotBlank();
            assertThat(text()).doesNotContain("\tat ", "stackTrace", "java.base/");
            return this;
        }

        String detail() {
            return json().path("detail").asString();
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    CompletableFuture<Answer> sendAsync(HttpRequest.Builder request) {
        return CLIENT.sendAsync(request.build(), BodyHandlers.ofByteArray()).thenApply(Answer::new);
    }

    HttpRequest.Builder json(String method, String path, String body, String... headers) {
        HttpRequest.Builder request =
                request(path)
                        .method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json");
        return headers.length == 0 ? request : request.headers(headers);
    }

    Answer put(String path, String body) {
        return send(json("PUT", path, body));
    }

    Answer spawn(String name, String behavior) {
        return put("/actors/" + name, "{\"behavior\":\"" + behavior + "\"}");
    }

    Answer post(String path, String body, String... headers) {
        return send(json("POST", path, body, headers));
    }

    Answer ask(String path, String body) {
        return post(path, body, "Prefer", "wait=30");
    }

    Answer get(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Answer delete(String path, String... headers) {
        HttpRequest.Builder request = request(path).DELETE();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Looks until an actor shows a state: what it shows in time may be its last one still. */
    void awaitState(String path, String state) {
        JsonNode unused =
                Patience.await(
                        "the state " + state,
                        () -> get(path).json().path("state"),
                        seen -> seen.equals(JSON.readTree(state)));
    }

    Answer method(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    List<String> names() {
        return get("/actors?size=1000")
                .json()
                .path("actors")
                .valueStream()
                .map(actor -> actor.path("name").asString().toLowerCase(Locale.ROOT))
                .toList();
    }
}
