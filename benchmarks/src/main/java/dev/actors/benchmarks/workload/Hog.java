package dev.actors.benchmarks.workload;

/** Somebody who computes and never waits. */
public final class Hog {

    private Hog() {}

    /**
     * Computes in one go.
     *
     * @param until when it ends, by {@link System#nanoTime}
     * @return what it has computed, of no use
     */
    public static long compute(long until) {
        long value = 1;
        while (System.nanoTime() - until < 0) {
            for (int i = 0; i < 10_000; i++) {
                value = value * 6364136223846793005L + 1442695040888963407L;
            }
        }
        return value;
    }
}
