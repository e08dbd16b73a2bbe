package dev.actors.sample.temperature;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives the monitor's page what it cannot see of the actors. */
@RestController
class MonitorController {

    private final MonitorProperties properties;

    /** Where the alarm begins and ends. */
    record Limits(double alarmAbove, double calmBelow) {}

    MonitorController(MonitorProperties properties) {
        this.properties = properties;
    }

    @GetMapping("/limits")
    Limits limits() {
        return new Limits(properties.alarmAbove(), properties.calmBelow());
    }
}
