package dev.actors.benchmarks.workload;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where actors tell the thread that measures them that their work is done. */
public final class Finish {

    private static final int PATIENCE_SECONDS = 120;

    private final CountDownLatch missing;

    /**
     * A finish that nobody has reached.
     *
     * @param actors how many have to arrive
     */
    public Finish(int actors) {
        missing = new CountDownLatch(actors);
    }

    /** One actor's work is done. */
    public void arrive() {
        missing.countDown();
    }

    /**
     * Waits until all have arrived.
     *
     * @throws IllegalStateException if they have not within two minutes
     * @throws InterruptedException if the thread was interrupted
     */
    public void await() throws InterruptedException {
        if (!missing.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                    missing.getCount() + " actors are not done after " + PATIENCE_SECONDS + " s");
        }
    }
}
