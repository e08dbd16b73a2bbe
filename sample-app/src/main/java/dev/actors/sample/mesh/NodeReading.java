package dev.actors.sample.mesh;

import java.time.Instant;

/**
 * What a node's first sensor shows, as all nodes are told.
 *
 * @param node the node's name
 * @param sensor what was measured
 * @param value how much of it
 * @param unit in which unit
 * @param at when
 */
public record NodeReading(String node, String sensor, double value, String unit, Instant at) {}
