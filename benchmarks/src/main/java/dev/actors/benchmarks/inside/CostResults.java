package dev.actors.benchmarks.inside;

import dev.actors.benchmarks.run.Machine;

import java.util.List;

/**
 * What was measured inside one virtual machine, as it is kept in a file.
 *
 * @param machine where and when
 * @param costs what was measured
 */
public record CostResults(Machine machine, List<Cost> costs) {}
