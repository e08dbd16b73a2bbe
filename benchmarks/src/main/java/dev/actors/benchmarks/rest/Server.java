package dev.actors.benchmarks.rest;

import dev.actors.benchmarks.run.JavaProcess;

import java.io.IOException;
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

    private final JavaProcess process;
    private final int port;

    private Server(JavaProcess process) throws IOException {
        this.process = process;
        String first = process.output().readLine();
        if (first == null) {
            throw new IOException("The application did not start");
        }
        port = Integer.parseInt(first);
    }

    /** Starts one that serves a side, and waits until it does. */
    static Server start(Side side) throws IOException {
        List<String> command = new ArrayList<>(OPTIONS);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrdersApplication.class.getName(),
                        side.name()));
        return new Server(JavaProcess.start(command));
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.close();
    }
}
