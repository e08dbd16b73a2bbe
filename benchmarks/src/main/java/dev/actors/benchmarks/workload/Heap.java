package dev.actors.benchmarks.workload;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** The heap of this virtual machine. */
final class Heap {

    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    /** How many collections in a row leave nothing that is not reachable. */
    private static final int COLLECTIONS = 3;

    private Heap() {}

    /** Collects all garbage, and gives the bytes that are left. */
    static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            MEMORY.gc();
        }
        return MEMORY.getHeapMemoryUsage().getUsed();
    }

    /** Collects once, and gives the nanoseconds that it took. */
    static long collect() {
        long start = System.nanoTime();
        MEMORY.gc();
        return System.nanoTime() - start;
    }
}
