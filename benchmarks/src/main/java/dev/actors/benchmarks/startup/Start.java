package dev.actors.benchmarks.startup;

import dev.actors.benchmarks.run.JavaProcess;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * One way to start an application.
 *
 * @param packaging how it comes
 * @param application what it has on its class path
 * @param command what the Java virtual machine is told
 */
record Start(Packaging packaging, Application application, List<String> command) {

    private static final String READY = "ready";

    /**
     * Starts it, waits until it is ready, and then until it has ended by itself.
     *
     * @return the seconds from starting the process to its being ready
     */
    double seconds() throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (JavaProcess process = JavaProcess.start(command);
                BufferedReader output = process.output()) {
            String last = "";
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals(READY)) {
                    double seconds = (System.nanoTime() - start) / 1e9;
                    output.transferTo(Writer.nullWriter());
                    return seconds;
                }
                last = line;
            }
            throw new IOException(
                    "An empty application %s, %s, did not start: %s"
                            .formatted(application.title(), packaging.title(), last));
        }
    }
}
