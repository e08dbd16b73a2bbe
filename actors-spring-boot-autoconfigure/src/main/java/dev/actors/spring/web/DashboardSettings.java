package dev.actors.spring.web;

/**
 * Settings of the dashboard.
 *
 * @param allowActions whether actors can be killed, restarted and sent to
 */
public record DashboardSettings(boolean allowActions) {}
