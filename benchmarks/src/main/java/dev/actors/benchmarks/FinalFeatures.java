package dev.actors.benchmarks;

import dev.actors.benchmarks.workload.Arena;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * A class loader for a peer that was compiled with preview features of Java 21 which are final by
 * now.
 *
 * <p>A later Java refuses such class files by the mark that they bear, though it knows what is in
 * them (Java Virtual Machine Specification, 4.1). Here they are loaded without the mark, and are
 * otherwise as they were published.
 */
final class FinalFeatures extends ClassLoader {

    /** The peer, and what must be in the same loader as it. */
    private static final List<String> PACKAGES =
            List.of("com.cajunsystems.", "dev.actors.benchmarks.peers.");

    private static final int MINOR_VERSION_OFFSET = 4;

    private FinalFeatures(ClassLoader parent) {
        super(parent);
    }

    /** The arena of a peer whose class this loader shall load. */
    static Arena arena(String className) {
        try {
            Supplier<?> peer =
                    (Supplier<?>)
                            new FinalFeatures(FinalFeatures.class.getClassLoader())
                                    .loadClass(className)
                                    .getConstructor()
                                    .newInstance();
            return (Arena) peer.get();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make " + className, e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (PACKAGES.stream().noneMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream file =
                getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (file == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = file.readAllBytes();
            bytes[MINOR_VERSION_OFFSET] = 0;
            bytes[MINOR_VERSION_OFFSET + 1] = 0;
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
