package dev.actors.sample.temperature;

import dev.actors.ActorContext;
import dev.actors.ProcessFunction;
import dev.actors.spring.Actor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the sensors at an interval and tells the thermostat and the page; a reading that cannot be
 * had crashes it.
 */
@Actor(value = "sampler", autostart = true, messages = Sampler.Unplug.class)
class Sampler implements ProcessFunction {

    /** Unplugs the sensors for a while. */
    record Unplug(int seconds) {}

    private final Sensors sensors;
    private final Plug plug;
    private final Broadcast broadcast;
    private final MonitorProperties properties;

    Sampler(Sensors sensors, Plug plug, Broadcast broadcast, MonitorProperties properties) {
        this.sensors = sensors;
        this.plug = plug;
        this.broadcast = broadcast;
        this.properties = properties;
    }

    @Override
    public @Nullable Object run(ActorContext self) throws IOException {
        self.ready();
        broadcast.begin();
        while (true) {
            plug.check();
            List<Reading> readings = new ArrayList<>();
            for (Sensor sensor : sensors.all()) {
                readings.add(sensor.read());
            }
            self.publish(readings);
            self.node()
                    .whereis("thermostat")
                    .ifPresent(thermostat -> self.send(thermostat, readings.getFirst()));
            broadcast.tell(new Broadcast.Readings(readings));
            if (self.receive(properties.interval()) instanceof Unplug(int seconds)) {
                plug.pull(Duration.ofSeconds(seconds));
            }
        }
    }
}
