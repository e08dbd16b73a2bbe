package dev.actors.mesh;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Processes that are waited for, though not for ever: a read of their output ends by nothing. */
final class Processes {

    private Processes() {}

    /** With what a process ends; one that does not end is killed, and fails the test. */
    static int status(Process process) {
        try {
            if (!process.waitFor(MeshTestCase.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(process + " does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new AssertionError(e);
        }
    }

    /** The lines that a process writes, one after the other. */
    static final class Lines {

        private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

        Lines(Process process) {
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            Thread.ofPlatform().daemon().start(() -> read(output));
        }

        private void read(BufferedReader output) {
            try {
                for (String line = output.readLine(); line != null; line = output.readLine()) {
                    lines.add(Optional.of(line));
                }
            } catch (IOException e) {
                lines.add(Optional.of(e.toString()));
            } finally {
                lines.add(Optional.empty());
            }
        }

        String next() {
            return MeshTestCase.next(lines, "line of a process")
                    .orElseThrow(() -> new AssertionError("The process has ended"));
        }
    }
}
