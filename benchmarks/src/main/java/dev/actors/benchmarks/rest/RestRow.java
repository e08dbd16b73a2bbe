package dev.actors.benchmarks.rest;

import java.util.List;

/**
 * What was measured of one side at one workload.
 *
 * @param workload what was asked
 * @param side who answered
 * @param samples what was measured, of all forks
 */
public record RestRow(RestWorkload workload, Side side, List<RestSample> samples) {}
