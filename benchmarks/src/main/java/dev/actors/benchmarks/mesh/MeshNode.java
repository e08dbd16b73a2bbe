package dev.actors.benchmarks.mesh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
    private final Process process;
    private final Thread killer;
    private final PrintWriter orders;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private MeshNode(MeshSide side, Process process, Thread killer) {
        this.side = side;
        this.process = process;
        this.killer = killer;
        orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
        Thread.ofPlatform().daemon().start(this::read);
    }

    /** Starts a node, and does not wait. */
    static MeshNode start(Terms terms) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(OPTIONS);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        MeshFork.class.getName(),
                        terms.side().key(),
                        String.valueOf(terms.port()),
                        String.valueOf(terms.other())));
        terms.certificate().ifPresent(file -> command.add(file.toString()));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Thread killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
        return new MeshNode(terms.side(), process, killer);
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
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
        process.destroyForcibly().onExit().join();
        Runtime.getRuntime().removeShutdownHook(killer);
    }
}
