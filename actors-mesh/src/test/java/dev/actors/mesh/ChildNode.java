package dev.actors.mesh;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link MeshChild} and what can be done to it. */
final class ChildNode implements AutoCloseable {

    private final String name;
    private final Process process;
    private final BufferedWriter orders;
    private final Processes.Lines answers;

    private ChildNode(String name, Process process) {
        this.name = name;
        this.process = process;
        orders = process.outputWriter(StandardCharsets.UTF_8);
        answers = new Processes.Lines(process);
    }

    /**
     * Starts a node.
     *
     * @param where what goes before the command
     * @param options of its JVM
     * @param name its own
     * @param more arguments of {@link MeshChild}
     */
    static ChildNode start(
            List<String> where, List<String> options, String name, List<String> more) {
        List<String> command = new ArrayList<>(where);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), MeshChild.class.getName()));
        command.add(name);
        command.addAll(more);
        try {
            return new ChildNode(
                    name,
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one that looks for a peer. */
    static ChildNode start(String name, String peer) {
        return start(List.of(), List.of(), name, List.of("1", peer));
    }

    String name() {
        return name;
    }

    /** Gives an order, and its answer. */
    String tell(String order) {
        try {
            orders.write(order);
            orders.newLine();
            orders.flush();
            return answers.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends it a signal, as {@code kill} does. */
    void signal(String signal) {
        try {
            String pid = String.valueOf(process.pid());
            int status = Processes.status(new ProcessBuilder("kill", "-" + signal, pid).start());
            if (status != 0) {
                throw new AssertionError("kill -" + signal + " gave " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it as {@code kill -9} does, and waits for its end. */
    @Override
    public void close() {
        int unused = Processes.status(process.destroyForcibly());
    }
}
