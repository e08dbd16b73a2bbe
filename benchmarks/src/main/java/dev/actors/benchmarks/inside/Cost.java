package dev.actors.benchmarks.inside;

/**
 * What something costs inside one virtual machine, by JMH.
 *
 * @param title what it is
 * @param nanos nanoseconds for one
 * @param error half of the confidence interval of 99.9%, in nanoseconds
 */
public record Cost(String title, double nanos, double error) {}
