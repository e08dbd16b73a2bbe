package dev.actors.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java process of a test, killed with it. What it writes goes to a file, so that none waits. */
final class JavaProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 100;

    private final Process process;
    private final Path log;

    private JavaProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static JavaProcess start(Path log, String classPath, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-cp", classPath));
        command.addAll(List.of(arguments));
        return new JavaProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log);
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has written what a pattern finds, and gives the pattern's group. */
    String awaitOutput(Pattern pattern) {
        long start = System.nanoTime();
        while (true) {
            boolean isOver = !process.isAlive() || isLate(start);
            Matcher found = pattern.matcher(log());
            if (found.find()) {
                return found.group(1);
            }
            assertThat(isOver).as("%s is not in%n%s", pattern, log()).isFalse();
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static boolean isLate(long start) {
        return System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)
                || Thread.currentThread().isInterrupted();
    }

    /** Waits until it has ended well. */
    void awaitSuccess() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as(log()).isTrue();
        assertThat(process.exitValue()).as(log()).isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
