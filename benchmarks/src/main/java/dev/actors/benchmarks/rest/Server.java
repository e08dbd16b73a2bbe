package dev.actors.benchmarks.rest;

import dev.actors.benchmarks.run.JavaProcess;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The application in a process of its own, which does not outlive this one. */
final class Server implements AutoCloseable {

    private static final List<String> OPTIONS =
            List.of(
                    "-Xms1g",
                    "-Xmx1g",
                    "-XX:+UseG1GC",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final JavaProcess process;
    private final int port;

    private Server(JavaProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one that serves a side, and waits until it does. */
    static Server start(Side side) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(OPTIONS);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrdersApplication.class.getName(),
                        side.name()));
        JavaProcess process =
                JavaProcess.start("The application, " + side.title() + ",", PATIENCE, command);
        try {
            return new Server(process, Integer.parseInt(process.next()));
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.close();
    }
}
