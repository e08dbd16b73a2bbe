package dev.actors;

import java.time.Duration;
import java.time.Instant;

/** The machine's time; its thread is there only while something is scheduled. */
final class SystemTime implements TimeSource {

    static final SystemTime INSTANCE = new SystemTime();

    private final TimerThread timer =
            new TimerThread(
                    new TimerQueue(
                            System::nanoTime,
                            Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors())));

    private SystemTime() {}

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Runnable schedule(Duration delay, Runnable action) {
        return timer.schedule(Wait.nanos(delay), action);
    }
}
