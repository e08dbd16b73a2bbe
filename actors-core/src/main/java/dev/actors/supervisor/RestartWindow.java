package dev.actors.supervisor;

import dev.actors.Supervision;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;

/**
 * The restarts of the last period: how many are left, and how long the next one is put off. Guarded
 * by its own monitor: whoever looks at an actor may ask.
 */
final class RestartWindow {

    /**
     * How far a delay is spread to either side, so that actors that crashed together do not come
     * back together.
     */
    private static final double JITTER = 0.2;

    private final RestartPolicy policy;
    private final Deque<Long> restarts = new ArrayDeque<>();

    RestartWindow(RestartPolicy policy) {
        this.policy = policy;
    }

    /**
     * Counts one more restart, by the time and chance of the child that needs it.
     *
     * @return the delay before it; null if there may be no more within this period
     */
    synchronized @Nullable Duration spend(Supervision.Child child) {
        long now = child.time().nanoTime();
        forgetBefore(now);
        if (restarts.size() >= policy.intensity()) {
            return null;
        }
        Duration delay = backoff(child, restarts.size());
        restarts.addLast(now);
        return delay;
    }

    /** How many more there may be now; empty for a child that is never restarted. */
    synchronized OptionalInt leftOf(RestartType type, Supervision.Child child) {
        forgetBefore(child.time().nanoTime());
        return type == RestartType.TEMPORARY
                ? OptionalInt.empty()
                : OptionalInt.of(policy.intensity() - restarts.size());
    }

    private void forgetBefore(long now) {
        long period = policy.period().toNanos();
        while (!restarts.isEmpty() && now - restarts.peekFirst() >= period) {
            restarts.removeFirst();
        }
    }

    private Duration backoff(Supervision.Child child, int earlier) {
        if (policy.minBackoff().isZero()) {
            return Duration.ZERO;
        }
        double doubled = (double) policy.minBackoff().toNanos() * Math.pow(2, earlier);
        double longest = (double) policy.maxBackoff().toNanos();
        double spread = 1 + child.random().nextDouble(-JITTER, JITTER);
        return Duration.ofNanos((long) Math.min(doubled * spread, longest));
    }
}
