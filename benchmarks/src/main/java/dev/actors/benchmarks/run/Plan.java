package dev.actors.benchmarks.run;

import dev.actors.benchmarks.workload.Workload;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What to run.
 *
 * @param forks how many processes for each contender and workload
 * @param workloads which workloads
 * @param contenders which contenders
 * @param time how long each warms up, and then is measured
 * @param samples samples at most in a process
 * @param patience how long a process may take
 * @param inside whether to measure inside one virtual machine
 * @param http whether to measure the REST protocol
 * @param mesh whether to measure two nodes
 * @param startup whether to measure how long an application takes to start
 * @param dashboard whether to measure what it costs to be watched
 */
public record Plan(
        int forks,
        List<Workload> workloads,
        List<Contender> contenders,
        Duration time,
        int samples,
        Duration patience,
        boolean inside,
        boolean http,
        boolean mesh,
        boolean startup,
        boolean dashboard) {

    /** Forks whose median is worth keeping. */
    private static final int ENOUGH_FORKS = 3;

    private static final int SAMPLES = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    /**
     * A plan.
     *
     * @param forks how many processes for each contender and workload
     * @param workloads a regular expression that occurs in the keys of the workloads; {@code
     *     inside}, {@code http}, {@code mesh}, {@code startup} and {@code dashboard} are what is
     *     measured without the contenders
     * @param contenders likewise of the contenders
     * @param time how long each warms up, and then is measured
     * @return the plan
     */
    public static Plan of(int forks, String workloads, String contenders, Duration time) {
        Predicate<String> workload = Pattern.compile(workloads).asPredicate();
        Predicate<String> contender = Pattern.compile(contenders).asPredicate();
        List<Contender> contending =
                Arrays.stream(Contender.values()).filter(it -> contender.test(it.key())).toList();
        boolean all = contending.size() == Contender.values().length;
        return new Plan(
                forks,
                Arrays.stream(Workload.values()).filter(it -> workload.test(it.key())).toList(),
                contending,
                time,
                SAMPLES,
                PATIENCE,
                all && workload.test("inside"),
                all && workload.test("http"),
                all && workload.test("mesh"),
                all && workload.test("startup"),
                all && workload.test("dashboard"));
    }

    /**
     * Tells whether its results are worth keeping.
     *
     * @return true if each median is that of several processes, and contenders and workloads are
     *     all there, or none is
     */
    public boolean isForTheRecord() {
        boolean whole =
                workloads.size() == Workload.values().length
                        && contenders.size() == Contender.values().length;
        return (whole || workloads.isEmpty()) && forks >= ENOUGH_FORKS;
    }
}
