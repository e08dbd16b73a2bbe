package dev.actors.benchmarks.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The programs that are installed. */
public final class Programs {

    private Programs() {}

    /**
     * Where a program of this name is.
     *
     * @param program its name
     * @return its places, in the order of the path; none if it is not installed
     */
    public static List<Path> onPath(String program) {
        return Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .toList();
    }
}
