package dev.actors.benchmarks.mesh;

import dev.actors.benchmarks.run.JavaProcess;
import dev.actors.benchmarks.run.Subprocess;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    private final JavaProcess process;

    private MeshNode(JavaProcess process) {
        this.process = process;
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
        return new MeshNode(
                JavaProcess.start("A node of " + terms.side().title(), PATIENCE, command));
    }

    /** The next line that it prints. */
    String next() throws IOException, InterruptedException {
        return process.next();
    }

    /** The next line that it prints; empty if it prints none for so long. */
    Optional<String> next(Duration time) throws IOException, InterruptedException {
        return process.poll(time);
    }

    /** Has it do something. */
    void order(String order) {
        process.tell(order);
    }

    /** Has it do something, and reads what came of it. */
    String answer(String order) throws IOException, InterruptedException {
        order(order);
        return next();
    }

    /** Stops it, or has it go on. */
    void signal(String signal) throws IOException, InterruptedException {
        String pid = String.valueOf(process.pid());
        Subprocess kill = Subprocess.run(List.of("kill", "-" + signal, pid), PATIENCE);
        if (!kill.hasSucceeded()) {
            throw new IOException("The signal %s: %s".formatted(signal, kill.failure()));
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
