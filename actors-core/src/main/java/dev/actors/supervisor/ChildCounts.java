package dev.actors.supervisor;

/**
 * How many children a supervisor has: OTP's {@code count_children}.
 *
 * @param specified all that it knows, also those that have ended for good
 * @param active those that run
 */
public record ChildCounts(int specified, int active) {}
