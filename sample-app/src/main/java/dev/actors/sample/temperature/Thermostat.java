package dev.actors.sample.temperature;

import dev.actors.ActorContext;
import dev.actors.Behavior;
import dev.actors.spring.Actor;
import dev.actors.spring.Message;

import org.springframework.core.annotation.Order;

/**
 * A state machine with hysteresis: an alarm begins when a reading is high and ends only when one is
 * low enough. Each state is a behaviour that returns the next one.
 */
@Order(1)
@Actor(value = "thermostat", autostart = true, messages = Reading.class)
class Thermostat implements Behavior.Setup {

    /** What the thermostat shows. */
    @Message("thermostat")
    record View(String state, Reading reading) {}

    private final Broadcast broadcast;
    private final MonitorProperties properties;

    Thermostat(Broadcast broadcast, MonitorProperties properties) {
        this.broadcast = broadcast;
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
                    show(self, alarm ? "alarm" : "idle", reading);
                    return alarm ? alarm() : Behavior.same();
                });
    }

    private Behavior<Reading> alarm() {
        return Behavior.of(
                Reading.class,
                (self, reading) -> {
                    boolean over = reading.value() < properties.calmBelow();
                    show(self, over ? "idle" : "alarm", reading);
                    return over ? idle() : Behavior.same();
                });
    }

    private void show(ActorContext self, String state, Reading reading) {
        View view = new View(state, reading);
        self.publish(view);
        broadcast.tell(view);
    }
}
