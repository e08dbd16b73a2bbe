package dev.actors.benchmarks.rest;

import dev.actors.benchmarks.run.Programs;
import dev.actors.benchmarks.run.Scratch;
import dev.actors.benchmarks.run.Subprocess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The program that sends the requests.
 *
 * @param program where it is
 * @param version which version it is
 */
record Wrk(Path program, String version) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** wrk, if it is installed. */
    static Optional<Wrk> find() throws IOException, InterruptedException {
        for (Path program : Programs.onPath("wrk")) {
            Subprocess version = Subprocess.run(List.of(program.toString(), "--version"), PATIENCE);
            Optional<String> name =
                    version.lines().stream().filter(line -> line.startsWith("wrk ")).findFirst();
            if (name.isPresent()) {
                return Optional.of(new Wrk(program, version(name.get())));
            }
        }
        return Optional.empty();
    }

    /** Of "wrk 4.1.0 [epoll] Copyright (C) 2012 Will Glozer", the first two words. */
    private static String version(String line) {
        return String.join(" ", List.of(line.split(" ", -1)).subList(0, 2));
    }

    /**
     * Sends requests for some seconds.
     *
     * @throws IOException if it cannot be started, or if any request was not answered as it should
     */
    RestSample run(int port, Side side, RestWorkload workload, int connections, int seconds)
            throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.make("wrk")) {
            Path script =
                    Files.writeString(scratch.folder().resolve("script.lua"), script(workload));
            Subprocess wrk =
                    Subprocess.run(
                            List.of(
                                    program.toString(),
                                    "--threads",
                                    "1",
                                    "--connections",
                                    String.valueOf(connections),
                                    "--duration",
                                    seconds + "s",
                                    "--script",
                                    script.toString(),
                                    "http://127.0.0.1:" + port + workload.path(side)),
                            PATIENCE.plusSeconds(seconds));
            if (!wrk.hasSucceeded()) {
                throw new IOException("wrk: " + wrk.failure());
            }
            return sample(wrk.lines().getLast());
        }
    }

    private static String script(RestWorkload workload) {
        return """
        wrk.method = "POST"
        wrk.body = '%s'
        wrk.headers["Content-Type"] = "application/json"
        %s
        done = function(summary, latency, requests)
            local errors = summary.errors
            print(string.format("%%d %%d %%d %%d %%d",
                summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
                errors.connect + errors.read + errors.write + errors.status + errors.timeout))
        end
        """
                .formatted(workload.body(), prefer(workload.prefer()));
    }

    private static String prefer(String value) {
        return value.isEmpty() ? "" : "wrk.headers[\"Prefer\"] = \"" + value + "\"";
    }

    /** Reads the last line that the script prints: times are in microseconds. */
    static RestSample sample(String line) throws IOException {
        String[] numbers = line.split(" ", -1);
        if (Long.parseLong(numbers[4]) > 0) {
            throw new IOException(numbers[4] + " requests were not answered as they should");
        }
        return new RestSample(
                Long.parseLong(numbers[0]) * 1e6 / Long.parseLong(numbers[1]),
                Long.parseLong(numbers[2]) / 1e3,
                Long.parseLong(numbers[3]) / 1e3);
    }
}
