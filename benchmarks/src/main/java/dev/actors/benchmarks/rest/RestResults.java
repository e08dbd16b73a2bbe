package dev.actors.benchmarks.rest;

import dev.actors.benchmarks.run.Machine;

import java.util.List;

/**
 * What was measured of the REST protocol, as it is kept in a file.
 *
 * @param machine where and when
 * @param wrk which version of wrk; empty if it is not installed, and nothing was measured
 * @param connections how many connections at the same time
 * @param rows what was measured
 */
public record RestResults(Machine machine, String wrk, int connections, List<RestRow> rows) {}
