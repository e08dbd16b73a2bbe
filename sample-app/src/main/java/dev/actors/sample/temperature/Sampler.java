package dev.actors.sample.temperature;

import dev.actors.ActorContext;
import dev.actors.ProcessFunction;
import dev.actors.spring.Actor;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the sensors at an interval and tells the thermostat; a reading that cannot be had crashes
 * it.
 */
@Actor(value = "sampler", autostart = true)
class Sampler implements ProcessFunction {

    private final Sensors sensors;
    private final MonitorProperties properties;

    Sampler(Sensors sensors, MonitorProperties properties) {
        this.sensors = sensors;
        this.properties = properties;
    }

    @Override
    public @Nullable Object run(ActorContext self) throws IOException {
        self.ready();
        while (true) {
            List<Reading> readings = new ArrayList<>();
            for (Sensor sensor : sensors.all()) {
                readings.add(sensor.read());
            }
            self.publish(readings);
            self.node()
                    .whereis("thermostat")
                    .ifPresent(thermostat -> self.send(thermostat, readings.getFirst()));
            self.receive(properties.interval());
        }
    }
}
