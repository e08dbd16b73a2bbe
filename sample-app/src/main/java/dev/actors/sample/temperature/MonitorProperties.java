package dev.actors.sample.temperature;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Settings of the monitor.
 *
 * @param interval Time between two readings.
 * @param alarmAbove Value from which there is an alarm.
 * @param calmBelow Value below which the alarm is over.
 * @param thermalZones Folder in which the kernel shows its thermal zones.
 */
@ConfigurationProperties("monitor")
record MonitorProperties(
        @DefaultValue("1s") Duration interval,
        @DefaultValue("70") double alarmAbove,
        @DefaultValue("60") double calmBelow,
        @DefaultValue("/sys/class/thermal") Path thermalZones) {}
