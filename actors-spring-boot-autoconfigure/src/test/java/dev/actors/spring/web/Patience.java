package dev.actors.spring.web;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what nothing tells of, and fails where it does not come. */
public final class Patience {

    private static final int SECONDS = 60;

    private Patience() {}

    /**
     * Waits until something is so, and looks now and then; an interrupt does not end it, but its
     * own time does.
     *
     * @param what is waited for, as the failure says it
     */
    public static void await(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(SECONDS)) {
                throw new AssertionError("Waited " + SECONDS + " s in vain: " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
