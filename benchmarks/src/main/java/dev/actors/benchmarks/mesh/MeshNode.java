package dev.actors.benchmarks.mesh;

import dev.actors.benchmarks.run.JavaProcess;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A node in a process of its own, which does not outlive this one. */
final class MeshNode implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> OPTIONS =
            List.of(
                    "-Xms512m",
                    "-Xmx512m",
                    "-XX:+UseG1GC",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private final MeshSide side;
    private final JavaProcess process;
    private final PrintWriter orders;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private MeshNode(MeshSide side, JavaProcess process) {
        this.side = side;
        this.process = process;
        orders = process.input();
        Thread.ofPlatform().daemon().start(this::read);
    }

    /** Starts a node, and does not wait. */
    static MeshNode start(Terms terms) throws IOException {
        List<String> command = new ArrayList<>(OPTIONS);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        MeshFork.class.getName(),
                        terms.side().name(),
                        String.valueOf(terms.port()),
                        String.valueOf(terms.other())));
        terms.certificate().ifPresent(file -> command.add(file.toString()));
        return new MeshNode(terms.side(), JavaProcess.start(command));
    }

    private void read() {
        try (BufferedReader output = process.output()) {
            output.lines().forEach(lines::add);
        } catch (IOException e) {
            lines.add(e.toString());
        }
    }

    /** The next line that it prints. */
    String next() throws IOException, InterruptedException {
        return next(PATIENCE)
                .orElseThrow(
                        () ->
                                new IOException(
                                        "A node of %s says nothing for %d s"
                                                .formatted(side.title(), PATIENCE.toSeconds())));
    }

    /** The next line that it prints; empty if it prints none for so long. */
    Optional<String> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Has it do something. */
    void order(String order) {
        orders.println(order);
    }

    /** Has it do something, and reads what came of it. */
    String answer(String order) throws IOException, InterruptedException {
        order(order);
        return next();
    }

    /** Stops it, or has it go on. */
    void signal(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
    }

    @Override
    public void close() {
        process.close();
    }
}
