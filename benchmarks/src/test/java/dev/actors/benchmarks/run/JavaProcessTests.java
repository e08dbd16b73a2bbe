package dev.actors.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

@Timeout(120)
class JavaProcessTests {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A program that makes a folder, starts a process, says which they are, and never ends. */
    static final class Waiting {

        static void main(String[] arguments) throws Exception {
            try (Scratch scratch = Scratch.make("waiting");
                    Child child = Child.start(new ProcessBuilder("sleep", "600"))) {
                IO.println(scratch.folder());
                IO.println(child.process().pid());
                child.process().waitFor();
            }
        }
    }

    private static JavaProcess waiting(Duration patience) throws Exception {
        return JavaProcess.start(
                "A program",
                patience,
                List.of(
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waiting.class.getName()));
    }

    @Test
    void leavesNothingBehindWhenItIsEndedFromOutside() throws Exception {
        try (JavaProcess process = waiting(PATIENCE)) {
            Path folder = Path.of(process.next());
            ProcessHandle child = ProcessHandle.of(Long.parseLong(process.next())).orElseThrow();
            try {
                assertThat(folder).exists();
                ProcessHandle.of(process.pid()).orElseThrow().destroy();
                process.awaitEnd();
                assertThat(child.isAlive()).isFalse();
                assertThat(folder).doesNotExist();
            } finally {
                child.destroyForcibly();
            }
        }
    }

    @Test
    void saysWhatHangsWhenALineDoesNotCome() throws Exception {
        try (JavaProcess process = waiting(Duration.ofMillis(10))) {
            assertThatIOException()
                    .isThrownBy(() -> process.await("ready"))
                    .withMessageMatching(
                            "A program hangs: the line ready has not come within 0\\.01 s\\."
                                    + " Its last line: .*");
        }
    }

    @Test
    void saysWhatHangsWhenItDoesNotEnd() throws Exception {
        try (JavaProcess process = waiting(Duration.ofMillis(10))) {
            assertThatIOException()
                    .isThrownBy(process::awaitEnd)
                    .withMessage(
                            "A program hangs: its end has not come within 0.01 s."
                                    + " Its last line: nothing");
        }
    }

    @Test
    void saysWhatCameLastWhenItHasEndedTooSoon() throws Exception {
        try (JavaProcess process = JavaProcess.start("A program", PATIENCE, List.of("--version"))) {
            assertThatIOException()
                    .isThrownBy(() -> process.await("ready"))
                    .withMessageMatching("A program has ended\\. Its last line: OpenJDK .*");
        }
    }
}
