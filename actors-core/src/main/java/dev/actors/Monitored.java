package dev.actors;

/**
 * An actor that was spawned with a monitor on it.
 *
 * @param address the actor
 * @param monitor the monitor
 */
public record Monitored(Address address, MonitorRef monitor) {}
