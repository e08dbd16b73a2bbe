package dev.actors.benchmarks.dashboard;

import dev.actors.benchmarks.run.Machine;
import dev.actors.benchmarks.run.Subprocess;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures what it costs a node of a hundred thousand actors to be watched. An application and the
 * one who watches it are in one process, and share the cores with the load; what is watched takes
 * turns, so that what the machine does meanwhile hits all.
 */
public final class DashboardBenchmark {

    private static final List<String> OPTIONS = List.of("-Xms2g", "-Xmx2g", "-XX:+UseG1GC");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private DashboardBenchmark() {}

    /**
     * Measures.
     *
     * @param machine where
     * @param log is told of each figure
     * @return what was measured
     * @throws IOException if a process cannot be started, or fails
     * @throws InterruptedException if the thread was interrupted
     */
    public static DashboardResults run(Machine machine, Consumer<String> log)
            throws IOException, InterruptedException {
        List<DashboardRow> rows = new ArrayList<>();
        for (Load load : Load.values()) {
            Map<Watching, DashboardRow> byWatching = new EnumMap<>(Watching.class);
            for (String line : lines(load)) {
                log.accept("Dashboard, " + load.title() + ": " + line);
                String[] words = line.split(" ", -1);
                Watching watching = Watching.valueOf(words[0]);
                DashboardRow row =
                        byWatching.computeIfAbsent(
                                watching,
                                _ ->
                                        new DashboardRow(
                                                load,
                                                watching,
                                                new ArrayList<>(),
                                                new ArrayList<>()));
                row.handled().add(Double.valueOf(words[1]));
                row.processors().add(Double.valueOf(words[2]));
            }
            rows.addAll(byWatching.values());
        }
        return new DashboardResults(machine, rows);
    }

    private static List<String> lines(Load load) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(OPTIONS);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrowdApplication.class.getName(),
                        load.name()));
        Subprocess process = Subprocess.run(command, PATIENCE);
        if (!process.hasSucceeded()) {
            throw new IOException("The application that is watched: " + process.failure());
        }
        return process.lines();
    }
}
