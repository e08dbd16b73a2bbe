package dev.actors.benchmarks.inside;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Measures the costs inside one virtual machine, with JMH. */
public final class Costs {

    private static final int WARM_UPS = 4;
    private static final int ITERATIONS = 6;

    /** For an iteration, which is interrupted then. */
    private static final TimeValue PATIENCE = TimeValue.seconds(60);

    private Costs() {}

    /**
     * Measures.
     *
     * @param forks how many virtual machines for each, one after the other
     * @param millis how long an iteration takes
     * @return the costs
     */
    public static List<Cost> measure(int forks, long millis) {
        try {
            return new Runner(
                            new OptionsBuilder()
                                    .include(Costs.class.getPackageName() + "\\..+Benchmark")
                                    .mode(Mode.AverageTime)
                                    .timeUnit(TimeUnit.NANOSECONDS)
                                    .forks(forks)
                                    .warmupIterations(WARM_UPS)
                                    .warmupTime(TimeValue.milliseconds(millis))
                                    .measurementIterations(ITERATIONS)
                                    .measurementTime(TimeValue.milliseconds(millis))
                                    .timeout(PATIENCE)
                                    .jvmArgs("-Xmx2g")
                                    .verbosity(VerboseMode.SILENT)
                                    .shouldFailOnError(true)
                                    .build())
                    .run().stream().map(Costs::cost).toList();
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH has failed", e);
        }
    }

    private static Cost cost(RunResult run) {
        Result<?> result = run.getPrimaryResult();
        return new Cost(title(run), result.getScore(), result.getScoreError());
    }

    private static String title(RunResult run) {
        String method = run.getParams().getBenchmark().replaceFirst(".*\\.", "");
        return switch (method) {
            case "immutableRecord" -> "isolate an immutable record";
            case "jsonMap" -> "isolate a JSON-like map of 10 fields";
            case "recordWithList" -> "isolate a record with a mutable list of 3";
            case "plainObject" -> "isolate a plain object with a registered copier";
            case "sendAndHandle" ->
                    "send and handle a message, with "
                            + run.getParams()
                                    .getParam("metrics")
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', ' ');
            default -> method;
        };
    }
}
