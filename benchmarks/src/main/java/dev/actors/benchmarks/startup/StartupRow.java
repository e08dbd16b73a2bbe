package dev.actors.benchmarks.startup;

import java.util.List;

/**
 * How long one application took.
 *
 * @param packaging how it comes
 * @param application what it has on its class path
 * @param samples seconds, one for each round
 */
public record StartupRow(Packaging packaging, Application application, List<Double> samples) {}
