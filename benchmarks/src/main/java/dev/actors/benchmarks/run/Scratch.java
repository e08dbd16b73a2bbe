package dev.actors.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for what is made on the way.
 *
 * @param folder the folder, which is deleted with all that is in it
 */
public record Scratch(Path folder) implements AutoCloseable {

    /**
     * Makes a new folder.
     *
     * @param name what its name begins with
     * @return the folder, still empty
     * @throws IOException if it cannot be made
     */
    public static Scratch make(String name) throws IOException {
        return new Scratch(Files.createTempDirectory(name));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Scratch::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
