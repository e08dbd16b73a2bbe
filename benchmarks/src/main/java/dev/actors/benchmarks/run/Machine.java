package dev.actors.benchmarks.run;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Where, when and how it was measured.
 *
 * @param date the day, in the manner of ISO 8601
 * @param commit what was measured: a commit, with a plus if files had been changed since
 * @param cores how many processors
 * @param memory gibibytes of memory
 * @param java the Java virtual machine
 * @param system the operating system
 * @param forks processes for each contender and workload
 * @param seconds how long each warmed up, and was measured
 */
public record Machine(
        String date,
        String commit,
        int cores,
        long memory,
        String java,
        String system,
        int forks,
        double seconds) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * This machine, now.
     *
     * @param forks processes for each contender and workload
     * @param seconds how long each warms up, and is measured
     * @return the facts
     * @throws InterruptedException if the thread was interrupted
     */
    public static Machine here(int forks, double seconds) throws InterruptedException {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                LocalDate.now(ZoneOffset.UTC).toString(),
                head(),
                system.getAvailableProcessors(),
                Math.round(system.getTotalMemorySize() / (double) (1L << 30)),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                system.getName() + " " + system.getArch(),
                forks,
                seconds);
    }

    private static String head() throws InterruptedException {
        try {
            Subprocess commit =
                    Subprocess.run(List.of("git", "rev-parse", "--short", "HEAD"), PATIENCE);
            Subprocess changes = Subprocess.run(List.of("git", "status", "--porcelain"), PATIENCE);
            return commit.hasSucceeded()
                    ? commit.lines().getFirst() + (changes.lines().isEmpty() ? "" : "+")
                    : "unknown";
        } catch (IOException e) {
            return "unknown";
        }
    }
}
