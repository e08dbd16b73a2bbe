package dev.actors.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for what is made on the way. It is deleted with all that is in it, also when this
 * virtual machine is ended from outside.
 */
public final class Scratch implements AutoCloseable {

    private final Path folder;
    private final Leftover leftover;

    private Scratch(Path folder) {
        this.folder = folder;
        leftover = Leftover.of(this::delete);
    }

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

    /**
     * Where it is.
     *
     * @return the folder
     */
    public Path folder() {
        return folder;
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Deletes the folder.
     *
     * @throws UncheckedIOException if it cannot be deleted
     */
    @Override
    public void close() {
        leftover.close();
    }
}
