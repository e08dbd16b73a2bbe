package dev.actors.sample.temperature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A thermal zone of the Linux kernel, which writes thousandths of a degree into a file.
 *
 * @param folder the zone's folder
 */
record ThermalZone(Path folder) implements Sensor {

    @Override
    public Reading read() throws IOException {
        String text = Files.readString(folder.resolve("temp")).strip();
        try {
            return new Reading(
                    folder.getFileName().toString(),
                    Integer.parseInt(text) / 1_000.0,
                    "°C",
                    Instant.now());
        } catch (NumberFormatException e) {
            throw new IOException("The thermal zone " + folder + " shows '" + text + "'", e);
        }
    }
}
