package dev.actors.benchmarks.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    private final Process process;
    private final Thread killer;
    private final int port;

    private Server(Process process, Thread killer) throws IOException {
        this.process = process;
        this.killer = killer;
        BufferedReader output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
        String first = output.readLine();
        if (first == null) {
            throw new IOException("The application did not start");
        }
        port = Integer.parseInt(first);
    }

    /** Starts one that serves a side, and waits until it does. */
    static Server start(Side side) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(OPTIONS);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrdersApplication.class.getName(),
                        side.key()));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Thread killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
        return new Server(process, killer);
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        Runtime.getRuntime().removeShutdownHook(killer);
    }
}
