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
 */
public record Plan(
        int forks,
        List<Workload> workloads,
        List<Contender> contenders,
        Duration time,
        int samples,
        Duration patience) {

    /** Forks whose median is worth keeping. */
    private static final int ENOUGH_FORKS = 3;

    private static final int SAMPLES = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    /**
     * A plan.
     *
     * @param forks how many processes for each contender and workload
     * @param workloads a regular expression that occurs in the keys of the workloads
     * @param contenders likewise of the contenders
     * @param time how long each warms up, and then is measured
     * @return the plan
     */
    public static Plan of(int forks, String workloads, String contenders, Duration time) {
        Predicate<String> workload = Pattern.compile(workloads).asPredicate();
        Predicate<String> contender = Pattern.compile(contenders).asPredicate();
        return new Plan(
                forks,
                Arrays.stream(Workload.values()).filter(it -> workload.test(it.key())).toList(),
                Arrays.stream(Contender.values()).filter(it -> contender.test(it.key())).toList(),
                time,
                SAMPLES,
                PATIENCE);
    }

    /**
     * Tells whether it has everything in it.
     *
     * @return false if some workload or contender is left out
     */
    public boolean isWhole() {
        return workloads.size() == Workload.values().length
                && contenders.size() == Contender.values().length;
    }

    /**
     * Tells whether its results are worth keeping.
     *
     * @return true if it is whole, and each median is that of several processes
     */
    public boolean isForTheRecord() {
        return isWhole() && forks >= ENOUGH_FORKS;
    }
}
