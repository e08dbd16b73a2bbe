package dev.actors.benchmarks.rest;

/**
 * What wrk has measured in some seconds.
 *
 * @param rate requests in a second
 * @param p50 the median latency, in milliseconds
 * @param p99 the latency of the slowest in a hundred, in milliseconds
 */
public record RestSample(double rate, double p50, double p99) {}
