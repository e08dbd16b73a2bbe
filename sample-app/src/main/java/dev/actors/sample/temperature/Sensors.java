package dev.actors.sample.temperature;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What can be measured on a machine.
 *
 * @param all at least one sensor; the first one drives the thermostat
 */
record Sensors(List<Sensor> all) {

    private static final Logger LOGGER = LoggerFactory.getLogger(Sensors.class);

    /** The thermal zones where the kernel has them, else the load of processors and memory. */
    static Sensors of(Path thermalZones) throws IOException {
        List<Path> zones = new ArrayList<>();
        if (Files.isDirectory(thermalZones)) {
            try (DirectoryStream<Path> folders =
                    Files.newDirectoryStream(thermalZones, "thermal_zone*")) {
                folders.forEach(zones::add);
            }
        }
        List<Sensor> found =
                zones.stream()
                        .filter(zone -> Files.isReadable(zone.resolve("temp")))
                        .sorted(Comparator.comparing(Path::getFileName))
                        .<Sensor>map(ThermalZone::new)
                        .toList();
        if (found.isEmpty()) {
            LOGGER.info(
                    "This machine has no thermal zone: reading the load of its processors and"
                            + " memory");
            return new Sensors(List.of(MachineLoad.PROCESSORS, MachineLoad.MEMORY));
        }
        LOGGER.info("Reading {} thermal zones of this machine", found.size());
        return new Sensors(found);
    }
}
