package dev.actors.benchmarks.dashboard;

import java.util.List;

/**
 * What a node did while it was watched.
 *
 * @param load how many messages were sent
 * @param watching what was watched
 * @param handled messages a second, one figure for each round
 * @param processors how many were busy, likewise
 */
public record DashboardRow(
        Load load, Watching watching, List<Double> handled, List<Double> processors) {}
