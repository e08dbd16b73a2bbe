package dev.actors.benchmarks.startup;

import dev.actors.benchmarks.run.Machine;
import dev.actors.benchmarks.run.Scratch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures how long an empty web application takes to start, from starting the process to the
 * application's event that it is ready.
 *
 * <p>A round starts each application once, one after the other, in an order that rotates. So what
 * the machine does meanwhile hits them all, and a difference is one within a round.
 */
public final class StartupBenchmark {

    private static final String MAIN = "dev.actors.benchmarks.empty.EmptyApplication";
    private static final List<String> ARGUMENTS =
            List.of("--server.address=127.0.0.1", "--server.port=0");

    private static final int ROUNDS = 10;

    private final Consumer<String> log;
    private final Map<Start, List<Double>> samples = new LinkedHashMap<>();

    private StartupBenchmark(Consumer<String> log) {
        this.log = log;
    }

    /**
     * Measures.
     *
     * @param machine where, with the number of forks
     * @param build the folder in which the module of the empty application was built
     * @param log is told of each figure
     * @return what was measured
     * @throws IOException if an application does not start
     * @throws InterruptedException if the thread was interrupted
     */
    public static StartupResults run(Machine machine, Path build, Consumer<String> log)
            throws IOException, InterruptedException {
        StartupBenchmark benchmark = new StartupBenchmark(log);
        try (Scratch scratch = Scratch.make("startup")) {
            List<Start> starts = starts(build, new Jars(scratch.folder()));
            for (Start start : starts) {
                start.seconds();
            }
            for (int round = 0; round < ROUNDS * machine.forks(); round++) {
                for (Start start : starts) {
                    benchmark.keep(start, start.seconds());
                }
                Collections.rotate(starts, 1);
            }
        }
        return new StartupResults(machine, benchmark.rows());
    }

    /** All of them, those that are compared one after the other. */
    private static List<Start> starts(Path build, Jars jars) throws IOException {
        Path application = jars.ofClasses(build.resolve("classes"));
        List<Start> starts = new ArrayList<>();
        for (Packaging packaging : Packaging.values()) {
            for (Application which : Application.values()) {
                List<Path> libraries = jars.ofClassPath(build.resolve(which.classPath()));
                List<String> command = new ArrayList<>();
                switch (packaging) {
                    case CLASS_PATH ->
                            command.addAll(List.of("-cp", Jars.join(application, libraries), MAIN));
                    case BOOT_JAR ->
                            command.addAll(
                                    List.of(
                                            "-jar",
                                            jars.ofBoot(
                                                            which.name() + ".jar",
                                                            MAIN,
                                                            application,
                                                            libraries)
                                                    .toString()));
                }
                command.addAll(ARGUMENTS);
                starts.add(new Start(packaging, which, command));
            }
        }
        return starts;
    }

    private void keep(Start start, double seconds) {
        log.accept(
                "Start, %s, %s: %.3f s"
                        .formatted(
                                start.packaging().title(), start.application().title(), seconds));
        samples.computeIfAbsent(start, _ -> new ArrayList<>()).add(seconds);
    }

    private List<StartupRow> rows() {
        List<StartupRow> rows = new ArrayList<>();
        samples.forEach(
                (start, seconds) ->
                        rows.add(new StartupRow(start.packaging(), start.application(), seconds)));
        return rows;
    }
}
