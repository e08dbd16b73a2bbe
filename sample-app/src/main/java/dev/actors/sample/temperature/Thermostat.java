package dev.actors.sample.temperature;

import dev.actors.ActorContext;
import dev.actors.Behavior;
import dev.actors.spring.Actor;

import org.springframework.core.annotation.Order;

/**
 * A state machine with hysteresis: an alarm begins when a reading is high and ends only when one is
 * low enough. Each state is a behaviour that returns the next one.
 */
@Order(1)
@Actor(value = "thermostat", autostart = true, messages = Reading.class)
class Thermostat implements Behavior.Setup {

    /** What the thermostat shows. */
    record View(String state, Reading reading) {}

    private final MonitorProperties properties;

    Thermostat(MonitorProperties properties) {
        this.properties = properties;
    }

    @Override
    public Behavior<?> create(ActorContext self) {
        return idle();
    }

    private Behavior<Reading> idle() {
        return Behavior.of(
                Reading.class,
                (self, reading) -> {
                    boolean alarm = reading.value() > properties.alarmAbove();
                    self.publish(new View(alarm ? "alarm" : "idle", reading));
                    return alarm ? alarm() : Behavior.same();
                });
    }

    private Behavior<Reading> alarm() {
        return Behavior.of(
                Reading.class,
                (self, reading) -> {
                    boolean over = reading.value() < properties.calmBelow();
                    self.publish(new View(over ? "idle" : "alarm", reading));
                    return over ? idle() : Behavior.same();
                });
    }
}
