package dev.actors.mesh;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What is there in this virtual machine after a collection of garbage.
 *
 * @param instances objects of each class of the project and of JGroups
 * @param sizes the bytes of the objects of each class
 * @param bytes the size of all objects
 * @param threads platform threads
 */
record Footprint(Map<String, Long> instances, Map<String, Long> sizes, long bytes, int threads) {

    private static final Pattern LINE = Pattern.compile("\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");

    /** Space that a collector has left free between objects. */
    private static final String FILLER = "jdk.internal.vm.Filler";

    static Footprint take() {
        Map<String, Long> instances = new TreeMap<>();
        Map<String, Long> sizes = new TreeMap<>();
        for (String line : histogram().lines().toList()) {
            Matcher parts = LINE.matcher(line.strip());
            if (parts.matches() && !parts.group(3).contains(FILLER)) {
                String type = parts.group(3);
                sizes.put(type, Long.parseLong(parts.group(2)));
                if (type.startsWith("dev.actors.")
                        || type.startsWith("org.jgroups.")
                        || type.equals("java.lang.VirtualThread")) {
                    instances.put(type, Long.parseLong(parts.group(1)));
                }
            }
        }
        return new Footprint(
                instances,
                sizes,
                sizes.values().stream().mapToLong(Long::longValue).sum(),
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    /** Live objects only, so it collects garbage first. */
    private static String histogram() {
        try {
            return (String)
                    ManagementFactory.getPlatformMBeanServer()
                            .invoke(
                                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                    "gcClassHistogram",
                                    new Object[] {new String[0]},
                                    new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    /** The classes of which there are more now than then, and by how many; not those of tests. */
    Map<String, Long> more(Footprint then) {
        Map<String, Long> more = new TreeMap<>();
        instances.forEach(
                (type, count) -> {
                    long difference = count - then.instances.getOrDefault(type, 0L);
                    if (difference > 0) {
                        more.put(type, difference);
                    }
                });
        return more;
    }

    /** The class whose objects take most of what they did not take then. */
    String grownMost(Footprint then) {
        return sizes.entrySet().stream()
                .map(
                        entry ->
                                Map.entry(
                                        entry.getKey(),
                                        entry.getValue()
                                                - then.sizes.getOrDefault(entry.getKey(), 0L)))
                .max(Map.Entry.comparingByValue())
                .map(entry -> entry.getKey() + " by " + entry.getValue() / 1_024 + " KiB")
                .orElse("nothing");
    }
}
