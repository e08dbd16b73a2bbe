package dev.actors.benchmarks.startup;

import dev.actors.benchmarks.run.Machine;

import java.util.List;

/**
 * What was measured of starts, as it is kept in a file.
 *
 * @param machine where and when
 * @param rows what was measured
 */
public record StartupResults(Machine machine, List<StartupRow> rows) {}
