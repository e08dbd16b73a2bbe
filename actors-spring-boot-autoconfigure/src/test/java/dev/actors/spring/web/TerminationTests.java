package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
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
    private final AtomicLong lastId = new AtomicLong();

    @Test
    void losesNoAcceptedPost(@TempDir Path directory) throws Exception {
        Path ledger = directory.resolve("ledger");
        Process process = start(ledger);
        try (BufferedReader output = process.inputReader()) {
            URI actor = URI.create("http://127.0.0.1:" + port(output) + "/actors/ledger");
            List<Thread> clients =
                    IntStream.range(0, 4)
                            .mapToObj(_ -> Thread.startVirtualThread(() -> post(actor)))
                            .toList();
            while (accepted.size() < ACCEPTED_BEFORE && process.isAlive()) {
                Thread.onSpinWait();
            }
            int handledBefore = Files.readAllLines(ledger).size();
            assertThat(process.toHandle().destroy()).isTrue(); // leaves the output open

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            String log = output.lines().collect(Collectors.joining("\n"));
            for (Thread client : clients) {
                assertThat(client.join(Duration.ofSeconds(30))).isTrue();
            }
            assertThat(process.exitValue()).as(log).isEqualTo(SIGTERM);
            assertThat(handledBefore).isLessThan(ACCEPTED_BEFORE);
            Set<Long> handled =
                    Files.readAllLines(ledger).stream()
                            .map(Long::valueOf)
                            .collect(Collectors.toSet());
            assertThat(handled).as(log).containsAll(accepted);
            assertThat(log).contains("closed: 1 actors ended, 0 messages were lost");
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

    private static String port(BufferedReader output) throws IOException {
        StringBuilder log = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(LedgerApplication.READY)) {
                return line.substring(LedgerApplication.READY.length());
            }
            log.append(line).append('\n');
        }
        throw new AssertionError("The application did not start:\n" + log);
    }

    /** Posts until the server is gone, or says that it stops. */
    private void post(URI actor) {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            int status = 202;
            while (status == 202) {
                long id = lastId.incrementAndGet();
                status = client.send(entry(actor, id), BodyHandlers.discarding()).statusCode();
                if (status == 202) {
                    accepted.add(id);
                }
            }
        } catch (IOException e) {
            // the server is gone, and the last post was not accepted
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest entry(URI actor, long id) {
        return HttpRequest.newBuilder(actor)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"type\":\"entry\",\"id\":" + id + "}"))
                .build();
    }
}
