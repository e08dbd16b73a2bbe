package dev.actors.sample.mesh;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The application in a process of its own, which can be killed and started again. */
final class NodeProcess {

    /** Hears of it. */
    interface Listener {

        /** It wrote a line. */
        void wrote(String line);

        /** It has ended. */
        void ended(int exitCode);
    }

    private static final int PATIENCE_SECONDS = 15;

    private final int webPort;
    private final Map<String, String> environment;
    private final Listener listener;
    private @Nullable Process process;
    private boolean stopped;

    /**
     * A node that is not started.
     *
     * @param webPort where its web server shall be
     * @param environment settings, a secret among them that no list of processes shall show
     * @param listener hears of it
     */
    NodeProcess(int webPort, Map<String, String> environment, Listener listener) {
        this.webPort = webPort;
        this.environment = environment;
        this.listener = listener;
    }

    /** Starts it, if it does not run and was not stopped. */
    synchronized void start() throws IOException {
        if (stopped || isRunning()) {
            return;
        }
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                NodeMain.class.getName(),
                                "--spring.profiles.active=mesh",
                                "--spring.main.banner-mode=off",
                                "--server.port=" + webPort)
                        .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process started = builder.start();
        process = started;
        Thread unused = Thread.startVirtualThread(() -> follow(started));
    }

    private void follow(Process started) {
        try (BufferedReader lines = started.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                listener.wrote(line);
            }
        } catch (IOException e) {
            listener.wrote("No more of its lines can be read: " + e.getMessage());
        }
        try {
            listener.ended(started.waitFor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Kills it as a crash of its machine would: it does nothing more. */
    synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    /** Asks it to end. It is not started again. */
    synchronized void stop() {
        stopped = true;
        if (process != null) {
            process.destroy();
        }
    }

    /** Waits until it has ended, and kills it if that takes long. */
    void awaitEnd() throws InterruptedException {
        Process ending;
        synchronized (this) {
            ending = process;
        }
        if (ending != null && !ending.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            ending.destroyForcibly().waitFor();
        }
    }

    /** What is to be said of it: its page and its process. */
    synchronized String summary() {
        return "http://127.0.0.1:"
                + webPort
                + "/mesh.html"
                + (process == null ? "" : "  process " + process.pid());
    }
}
