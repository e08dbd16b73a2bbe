package dev.actors.benchmarks.dashboard;

import dev.actors.benchmarks.run.Machine;

import java.util.List;

/**
 * What was measured of the dashboard, as it is kept in a file.
 *
 * @param machine where and when
 * @param rows what was measured
 */
public record DashboardResults(Machine machine, List<DashboardRow> rows) {}
