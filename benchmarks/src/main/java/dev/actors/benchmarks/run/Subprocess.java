package dev.actors.benchmarks.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that has run, with nothing to read.
 *
 * @param isDone false if it took too long, and was killed
 * @param exitCode what it ended with
 * @param lines what it has printed
 * @param complaint the last line that it has printed to standard error; empty if none
 */
public record Subprocess(boolean isDone, int exitCode, List<String> lines, String complaint) {

    /**
     * Runs a command and waits until it has ended, or kills it.
     *
     * @param command the command
     * @param patience how long it may take
     * @return what became of it
     * @throws IOException if it cannot be started
     * @throws InterruptedException if the thread was interrupted
     */
    public static Subprocess run(List<String> command, Duration patience)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("benchmark", ".out");
        Path errors = Files.createTempFile("benchmark", ".err");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectOutput(output.toFile())
                            .redirectError(errors.toFile())
                            .start();
            process.getOutputStream().close();
            boolean isDone = await(process, patience);
            return new Subprocess(
                    isDone, process.exitValue(), linesOf(output), lastOf(linesOf(errors)));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    /** It does not outlive this virtual machine either. */
    private static boolean await(Process process, Duration patience) throws InterruptedException {
        Thread killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
        boolean isDone = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (!isDone) {
            process.destroyForcibly().waitFor();
        }
        Runtime.getRuntime().removeShutdownHook(killer);
        return isDone;
    }

    private static List<String> linesOf(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static String lastOf(List<String> lines) {
        return lines.isEmpty() ? "" : lines.getLast();
    }

    /**
     * Tells whether it has ended as it should.
     *
     * @return false if it was killed, or ended with another code than 0
     */
    public boolean hasSucceeded() {
        return isDone && exitCode == 0;
    }
}
