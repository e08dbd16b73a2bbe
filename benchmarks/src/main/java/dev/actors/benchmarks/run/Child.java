package dev.actors.benchmarks.run;

import java.io.IOException;

/** A process that is killed when this virtual machine ends, if it has not ended before. */
final class Child implements AutoCloseable {

    private final Process process;
    private final Leftover leftover;

    private Child(Process process) {
        this.process = process;
        leftover = Leftover.of(this::kill);
    }

    static Child start(ProcessBuilder builder) throws IOException {
        return new Child(builder.start());
    }

    Process process() {
        return process;
    }

    /** No process withstands the signal, so this waits for no time to speak of. */
    private void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Kills it, if it has not ended, and waits until it has. */
    @Override
    public void close() {
        leftover.close();
    }
}
