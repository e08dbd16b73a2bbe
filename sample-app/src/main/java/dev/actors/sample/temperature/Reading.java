package dev.actors.sample.temperature;

import java.time.Instant;

/**
 * One measurement.
 *
 * @param sensor what was measured
 * @param value how much of it
 * @param unit in which unit
 * @param at when
 */
record Reading(String sensor, double value, String unit, Instant at) {}
