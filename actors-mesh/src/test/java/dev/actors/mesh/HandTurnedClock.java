package dev.actors.mesh;

import dev.actors.TimeSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A time that stands still until a test turns it. */
final class HandTurnedClock implements TimeSource {

    private volatile Duration since = Duration.ZERO;
    private final Set<Action> actions = ConcurrentHashMap.newKeySet();

    /** What runs later; none is another one. */
    private static final class Action {

        private final Duration due;
        private final Runnable code;

        private Action(Duration due, Runnable code) {
            this.due = due;
            this.code = code;
        }
    }

    @Override
    public long nanoTime() {
        return since.toNanos();
    }

    @Override
    public Instant now() {
        return Instant.EPOCH.plus(since);
    }

    @Override
    public Runnable schedule(Duration delay, Runnable code) {
        Action action = new Action(since.plus(delay), code);
        actions.add(action);
        return () -> actions.remove(action);
    }

    /** Runs on the calling thread what becomes due, in no order. */
    void advance(Duration duration) {
        since = since.plus(duration);
        List<Action> due =
                actions.stream().filter(action -> action.due.compareTo(since) <= 0).toList();
        due.stream().filter(actions::remove).forEach(action -> action.code.run());
    }
}
