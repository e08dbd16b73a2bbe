package dev.actors;

import java.time.Duration;
import java.time.Instant;

/**
 * All the time that a node knows: a monotonic ticker, the wall clock and a timer. Tests give one
 * that they turn by hand.
 */
public interface TimeSource {

    /**
     * Reads the ticker.
     *
     * @return nanoseconds since some moment; only differences mean something
     */
    long nanoTime();

    /**
     * Reads the wall clock.
     *
     * @return the time of day
     */
    Instant now();

    /**
     * Runs an action once, later.
     *
     * @param delay how much later
     * @param action must be quick and must not block
     * @return cancels the action if it has not run yet; running it twice does nothing more
     */
    Runnable schedule(Duration delay, Runnable action);
}
