package dev.actors.benchmarks.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A Java virtual machine like this one, in a process that does not outlive this one. Nobody waits
 * for it without end.
 */
public final class JavaProcess implements AutoCloseable {

    private final String title;
    private final Duration patience;
    private final Child child;
    private final PrintWriter input;

    /** What it has printed and nobody has read; the last one is empty, once it prints no more. */
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

    private String last = "nothing";

    private JavaProcess(String title, Duration patience, Child child) {
        this.title = title;
        this.patience = patience;
        this.child = child;
        input = new PrintWriter(child.process().outputWriter(StandardCharsets.UTF_8), true);
        Thread.ofPlatform().daemon().start(this::read);
    }

    /**
     * Starts one, and does not wait. What it prints to standard error, this one does.
     *
     * @param title what it is called in the message of a failure
     * @param patience how long it is waited for
     * @param arguments the options, the class or jar, and its arguments
     * @return the process
     * @throws IOException if it cannot be started
     */
    public static JavaProcess start(String title, Duration patience, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(arguments);
        command.addFirst(ProcessHandle.current().info().command().orElse("java"));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        return new JavaProcess(title, patience, Child.start(builder));
    }

    private void read() {
        try (BufferedReader output = child.process().inputReader(StandardCharsets.UTF_8)) {
            output.lines().map(Optional::of).forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add(Optional.of(e.toString()));
        } finally {
            lines.add(Optional.empty());
        }
    }

    /**
     * The next line that it prints, if that is soon enough.
     *
     * @param time how long to wait
     * @return the line; empty if there was none in time
     * @throws IOException if it prints no more
     * @throws InterruptedException if the thread was interrupted
     */
    public Optional<String> poll(Duration time) throws IOException, InterruptedException {
        Optional<String> line = lines.poll(time.toNanos(), TimeUnit.NANOSECONDS);
        if (line == null) {
            return Optional.empty();
        }
        last =
                line.orElseThrow(
                        () -> new IOException(title + " has ended. Its last line: " + last));
        return line;
    }

    /**
     * The next line that it prints.
     *
     * @return the line
     * @throws IOException if there is none in time, or it prints no more
     * @throws InterruptedException if the thread was interrupted
     */
    public String next() throws IOException, InterruptedException {
        return poll(patience).orElseThrow(() -> late("the next line"));
    }

    /**
     * Reads until it has printed a line.
     *
     * @param line the line
     * @throws IOException if it has not in time, or prints no more
     * @throws InterruptedException if the thread was interrupted
     */
    public void await(String line) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        String next;
        do {
            next =
                    poll(Duration.ofNanos(end - System.nanoTime()))
                            .orElseThrow(() -> late("the line " + line));
        } while (!next.equals(line));
    }

    /**
     * Waits until it has ended by itself.
     *
     * @throws IOException if it has not in time
     * @throws InterruptedException if the thread was interrupted
     */
    public void awaitEnd() throws IOException, InterruptedException {
        if (!child.process().waitFor(patience)) {
            throw late("its end");
        }
    }

    private IOException late(String what) {
        return new IOException(
                "%s hangs: %s has not come within %s. Its last line: %s"
                        .formatted(title, what, Subprocess.seconds(patience), last));
    }

    /**
     * Has it read a line.
     *
     * @param line the line
     */
    public void tell(String line) {
        input.println(line);
    }

    /**
     * Which process it is.
     *
     * @return the operating system's number
     */
    public long pid() {
        return child.process().pid();
    }

    /** Kills it, if it has not ended, and waits until it has. */
    @Override
    public void close() {
        child.close();
    }
}
