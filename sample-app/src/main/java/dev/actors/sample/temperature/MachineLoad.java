package dev.actors.sample.temperature;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.function.ToDoubleFunction;

/**
 * How much of the machine is in use: what there is to watch where no thermal zone is.
 *
 * @param name what is measured
 * @param share the share in use, from 0 to 1; outside of that if it is not known
 */
record MachineLoad(String name, ToDoubleFunction<OperatingSystemMXBean> share) implements Sensor {

    static final Sensor PROCESSORS = new MachineLoad("cpu-load", OperatingSystemMXBean::getCpuLoad);

    static final Sensor MEMORY =
            new MachineLoad(
                    "memory-used",
                    system ->
                            1
                                    - (double) system.getFreeMemorySize()
                                            / (double) system.getTotalMemorySize());

    @Override
    public Reading read() throws IOException {
        double used =
                share.applyAsDouble(
                        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class));
        if (!(used >= 0 && used <= 1)) {
            throw new IOException("There is no reading of " + name + " to be had");
        }
        return new Reading(name, Math.round(used * 1_000) / 10.0, "%", Instant.now());
    }
}
