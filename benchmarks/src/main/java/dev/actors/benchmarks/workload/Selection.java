package dev.actors.benchmarks.workload;

/** How a selective receive tells the message that it wants from its backlog. */
public enum Selection {
    /** By the message's type, which differs from that of the backlog. */
    TYPE,
    /** By the shape of JSON-like data: a literal in a map. */
    SHAPE,
    /** By a condition on a message of the backlog's type. */
    GUARD
}
