package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.spring.Patience;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code kill -TERM} of a process under load. */
@Timeout(180)
class TerminationTests {

    private static final int ACCEPTED_BEFORE = 3_000;
    private static final int SIGTERM = 128 + 15;

    private final Queue<Long> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<String> odd = new ConcurrentLinkedQueue<>();
    private final AtomicLong lastId = new AtomicLong();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<String> port = new CompletableFuture<>();

    @Test
    void losesNoAcceptedPost(@TempDir Path directory) throws Exception {
        Path ledger = directory.resolve("ledger");
        Process process = start(ledger);
        Thread reader = Thread.ofPlatform().daemon().start(() -> read(process));
        try {
            URI actor = URI.create("http://127.0.0.1:" + Patience.of(port) + "/actors/ledger");
            List<Thread> clients =
                    IntStream.range(0, 4)
                            .mapToObj(_ -> Thread.startVirtualThread(() -> post(actor)))
                            .toList();
            Patience.await(
                    "enough is accepted",
                    () -> accepted.size() >= ACCEPTED_BEFORE || !process.isAlive());
            assertThat(ledger).isEmptyFile();
            assertThat(process.toHandle().destroy()).isTrue(); // leaves the output open

            assertThat(process.waitFor(90, TimeUnit.SECONDS)).as(log()).isTrue();
            Patience.join(reader);
            for (Thread client : clients) {
                Patience.join(client);
            }
            assertThat(process.exitValue()).as(log()).isEqualTo(SIGTERM);
            Set<Long> handled =
                    Files.readAllLines(ledger).stream()
                            .map(Long::valueOf)
                            .collect(Collectors.toSet());
            assertThat(handled).as(log()).containsAll(accepted);
            assertThat(odd).as(log()).isEmpty();
            assertThat(log()).contains("closed: 1 actors ended, 0 messages were lost");
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(Path ledger) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerApplication.class.getName(),
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--spring.main.banner-mode=off",
                        "--ledger.file=" + ledger,
                        "--" + TestServer.NO_SECURITY)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
    }

    private String log() {
        return String.join("\n", lines);
    }

    /** Keeps what the application says, among it where it listens. */
    private void read(Process process) {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.startsWith(LedgerApplication.READY)) {
                    port.complete(line.substring(LedgerApplication.READY.length()));
                }
            }
        } catch (IOException e) {
            lines.add(e.toString());
        }
        port.completeExceptionally(new AssertionError("It did not start:\n" + log()));
    }

    /** Posts until the server is gone, or says that it stops. */
    private void post(URI actor) {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            long id = lastId.incrementAndGet();
            HttpResponse<String> answer = client.send(entry(actor, id), BodyHandlers.ofString());
            while (answer.statusCode() == 202) {
                accepted.add(id);
                id = lastId.incrementAndGet();
                answer = client.send(entry(actor, id), BodyHandlers.ofString());
            }
            if (answer.statusCode() != 503 && !isOfTomcat(answer)) {
                odd.add(answer + " " + answer.body());
            }
        } catch (IOException e) {
            // the server is gone, and the last post was not accepted
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Where Tomcat is paused when it has read no more than a request's first line, it means to
     * answer 503, then misses the header Host, and answers 400.
     */
    private static boolean isOfTomcat(HttpResponse<String> answer) {
        return answer.statusCode() == 400 && answer.body().contains("HTTP Status 400");
    }

    private static HttpRequest entry(URI actor, long id) {
        return HttpRequest.newBuilder(actor)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"type\":\"entry\",\"id\":" + id + "}"))
                .build();
    }
}
