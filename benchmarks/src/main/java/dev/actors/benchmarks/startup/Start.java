package dev.actors.benchmarks.startup;

import dev.actors.benchmarks.run.JavaProcess;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * One way to start an application.
 *
 * @param packaging how it comes
 * @param application what it has on its class path
 * @param command what the Java virtual machine is told
 */
record Start(Packaging packaging, Application application, List<String> command) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * Starts it, waits until it is ready, and then until it has ended by itself.
     *
     * @return the seconds from starting the process to its being ready
     */
    double seconds() throws IOException, InterruptedException {
        String title =
                "An empty application %s, %s,".formatted(application.title(), packaging.title());
        long start = System.nanoTime();
        try (JavaProcess process = JavaProcess.start(title, PATIENCE, command)) {
            process.await("ready");
            double seconds = (System.nanoTime() - start) / 1e9;
            process.awaitEnd();
            return seconds;
        }
    }
}
