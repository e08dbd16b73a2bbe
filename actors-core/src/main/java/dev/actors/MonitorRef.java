package dev.actors;

/**
 * The identity of one monitor: Erlang's monitor reference.
 *
 * @param target the actor that is monitored
 * @param number unlike that of any other monitor of the node
 */
public record MonitorRef(Address target, long number) {}
