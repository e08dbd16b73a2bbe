package dev.actors.benchmarks.startup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

class JarsTests {

    private static final Path OWN = Path.of("target", "classes").toAbsolutePath();

    @TempDir private Path folder;

    @Test
    void makesAJarOfAFolderWhenItIsOnTheClassPath() throws Exception {
        Path library = folder.resolve("library.jar");
        Path file =
                Files.writeString(
                        folder.resolve("class.path"), library + File.pathSeparator + OWN + "\n");
        List<Path> jars = new Jars(folder).ofClassPath(file);
        assertThat(jars.getFirst()).isEqualTo(library);
        try (JarFile jar = new JarFile(jars.getLast().toFile())) {
            assertThat(jar.getEntry("dev/actors/benchmarks/startup/Jars.class")).isNotNull();
        }
    }

    @Test
    void putsTheLibrariesIntoTheJarWhenItIsForBoot() throws Exception {
        Jars jars = new Jars(folder);
        Path library = jars.ofClasses(Path.of("..", "actors-core", "target", "classes"));
        Path boot = jars.ofBoot("boot.jar", "a.Main", jars.ofClasses(OWN), List.of(library));
        try (JarFile jar = new JarFile(boot.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Start-Class"))
                    .isEqualTo("a.Main");
            assertThat(jar.getEntry("BOOT-INF/lib/actors-core.jar")).isNotNull();
            assertThat(jar.getEntry("org/springframework/boot/loader/launch/JarLauncher.class"))
                    .isNotNull();
        }
    }
}
