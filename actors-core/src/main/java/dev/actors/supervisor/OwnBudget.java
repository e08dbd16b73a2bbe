package dev.actors.supervisor;

import dev.actors.ExitReason;
import dev.actors.Supervision;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** One actor's supervision: restarts it by its policy until its own budget is spent. */
final class OwnBudget implements Supervision {

    /**
     * How far a delay is spread to either side, so that actors that crashed together do not come
     * back together.
     */
    private static final double JITTER = 0.2;

    private final RestartPolicy policy;
    private final Child child;
    private final Deque<Long> restarts = new ArrayDeque<>();

    OwnBudget(RestartPolicy policy, Child child) {
        this.policy = policy;
        this.child = child;
    }

    @Override
    public void incarnationEnded(ExitReason reason) {
        long now = child.time().nanoTime();
        long period = policy.period().toNanos();
        while (!restarts.isEmpty() && now - restarts.peekFirst() >= period) {
            restarts.removeFirst();
        }
        if (!policy.restartsAfter(reason) || restarts.size() >= policy.intensity()) {
            child.giveUp();
            return;
        }
        Duration delay = backoff(restarts.size());
        restarts.addLast(now);
        child.restart(delay);
    }

    private Duration backoff(int earlier) {
        if (policy.minBackoff().isZero()) {
            return Duration.ZERO;
        }
        double doubled = (double) policy.minBackoff().toNanos() * Math.pow(2, earlier);
        double longest = (double) policy.maxBackoff().toNanos();
        double spread = 1 + child.random().nextDouble(-JITTER, JITTER);
        return Duration.ofNanos((long) Math.min(doubled * spread, longest));
    }
}
