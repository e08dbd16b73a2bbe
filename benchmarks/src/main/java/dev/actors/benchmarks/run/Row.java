package dev.actors.benchmarks.run;

import java.util.List;

/**
 * What was measured of one contender at one workload.
 *
 * @param workload the workload's key
 * @param contender the contender's key
 * @param samples the figures of all forks, in the workload's unit
 * @param failures why forks gave none
 */
public record Row(String workload, String contender, List<Double> samples, List<String> failures) {}
