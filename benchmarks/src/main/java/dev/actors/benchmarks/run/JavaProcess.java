package dev.actors.benchmarks.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A Java virtual machine like this one, in a process that does not outlive this one. */
public final class JavaProcess implements AutoCloseable {

    private final Process process;
    private final Thread killer;

    private JavaProcess(Process process) {
        this.process = process;
        killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /**
     * Starts one, and does not wait. What it prints to standard error, this one does.
     *
     * @param arguments the options, the class or jar, and its arguments
     * @return the process
     * @throws IOException if it cannot be started
     */
    public static JavaProcess start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(arguments);
        command.addFirst(ProcessHandle.current().info().command().orElse("java"));
        return new JavaProcess(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    /**
     * What it prints.
     *
     * @return the same reader each time
     */
    public BufferedReader output() {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Where it reads from.
     *
     * @return a writer that passes each line on at once
     */
    public PrintWriter input() {
        return new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    }

    /**
     * Which process it is.
     *
     * @return the operating system's number
     */
    public long pid() {
        return process.pid();
    }

    /** Kills it, if it has not ended, and waits until it has. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        Runtime.getRuntime().removeShutdownHook(killer);
    }
}
