package dev.actors.benchmarks.run;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that has run, with nothing to read.
 *
 * @param lines what it has printed
 * @param failure why it has not done what it should; empty if it has
 */
public record Subprocess(List<String> lines, String failure) {

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
        try (Scratch scratch = Scratch.make("process")) {
            Path output = scratch.folder().resolve("out");
            Path errors = scratch.folder().resolve("err");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectOutput(output.toFile())
                            .redirectError(errors.toFile());
            try (Child child = Child.start(builder)) {
                Process process = child.process();
                process.getOutputStream().close();
                boolean isDone = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
                String failure = isDone ? failure(process, errors) : overstay(patience);
                return new Subprocess(linesOf(output), failure);
            }
        }
    }

    private static String failure(Process process, Path errors) throws IOException {
        if (process.exitValue() == 0) {
            return "";
        }
        List<String> complaints = linesOf(errors);
        return "ended with code %d: %s"
                .formatted(process.exitValue(), complaints.isEmpty() ? "" : complaints.getLast());
    }

    /** The failure of a process that has taken too long. */
    static String overstay(Duration patience) {
        return "not done within " + seconds(patience);
    }

    /** A time as people read it. */
    static String seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }

    private static List<String> linesOf(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /**
     * Tells whether it has ended as it should.
     *
     * @return false if it was killed, or ended with another code than 0
     */
    public boolean hasSucceeded() {
        return failure.isEmpty();
    }
}
