package dev.actors;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;

/** A time that stands still until a test advances it. */
final class ManualClock implements TimeSource {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong numbers = new AtomicLong();
    private final Set<Action> actions =
            new ConcurrentSkipListSet<>(
                    Comparator.comparingLong(Action::due).thenComparingLong(Action::number));

    /** Called on each thread that reads the ticker, before it does. */
    volatile Runnable onRead = () -> {};

    private record Action(long due, long number, Runnable code) {}

    @Override
    public long nanoTime() {
        onRead.run();
        return nanos.get();
    }

    @Override
    public Instant now() {
        return START.plusNanos(nanos.get());
    }

    @Override
    public Runnable schedule(Duration delay, Runnable code) {
        Action action = new Action(nanos.get() + delay.toNanos(), numbers.incrementAndGet(), code);
        actions.add(action);
        return () -> actions.remove(action);
    }

    /** Lets time pass, and runs on the calling thread what becomes due, in order. */
    void advance(Duration duration) {
        long end = nanos.get() + duration.toNanos();
        for (Optional<Action> next = due(end); next.isPresent(); next = due(end)) {
            if (actions.remove(next.get())) {
                nanos.accumulateAndGet(next.get().due(), Math::max);
                next.get().code().run();
            }
        }
        nanos.accumulateAndGet(end, Math::max);
    }

    private Optional<Action> due(long end) {
        return actions.stream().findFirst().filter(action -> action.due() <= end);
    }

    int scheduled() {
        return actions.size();
    }

    /** Waits until so many actions are scheduled. */
    void awaitScheduled(int count) {
        KernelTestCase.until(() -> actions.size() >= count);
    }
}
