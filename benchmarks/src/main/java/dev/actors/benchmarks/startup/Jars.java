package dev.actors.benchmarks.startup;

import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes jars of what a build has compiled, as its packaging would. */
final class Jars {

    private final Path folder;
    private final Map<Path, Path> made = new HashMap<>();

    Jars(Path folder) {
        this.folder = folder;
    }

    /** The entries of a class path that is written in a file; those that are folders as jars. */
    List<Path> ofClassPath(Path file) throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String entry : Files.readString(file).strip().split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            jars.add(Files.isDirectory(path) ? ofClasses(path) : path);
        }
        return jars;
    }

    /** A jar of a module's folder {@code target/classes}, under the module's name. */
    Path ofClasses(Path classes) throws IOException {
        Path known = made.get(classes);
        if (known != null) {
            return known;
        }
        Path module = Objects.requireNonNull(classes.toAbsolutePath().getParent()).getParent();
        Path jar = folder.resolve(Objects.requireNonNull(module).getFileName() + ".jar");
        int code =
                ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "--create",
                                "--file=" + jar,
                                "-C",
                                classes.toString(),
                                ".");
        if (code != 0) {
            throw new IOException("No jar could be made of " + classes);
        }
        made.put(classes, jar);
        return jar;
    }

    /** An executable jar with its libraries in it. */
    Path ofBoot(String name, String mainClass, Path application, List<Path> libraries)
            throws IOException {
        Path jar = folder.resolve(name);
        Repackager repackager = new Repackager(application.toFile());
        repackager.setMainClass(mainClass);
        repackager.repackage(
                jar.toFile(),
                callback -> {
                    for (Path library : libraries) {
                        callback.library(new Library(library.toFile(), LibraryScope.COMPILE));
                    }
                });
        return jar;
    }

    /** A class path. */
    static String join(Path first, List<Path> others) {
        return Stream.concat(Stream.of(first), others.stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
