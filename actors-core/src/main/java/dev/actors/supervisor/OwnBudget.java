package dev.actors.supervisor;

import dev.actors.ExitReason;
import dev.actors.Supervision;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * One actor's supervision: restarts it by its policy until its own budget is spent. The budget is
 * guarded by this object's monitor.
 */
final class OwnBudget implements Supervision {

    private final RestartPolicy policy;
    private final RestartWindow window;
    private final Child child;

    OwnBudget(RestartPolicy policy, Child child) {
        this.policy = policy;
        this.child = child;
        window = new RestartWindow(policy);
    }

    @Override
    public void incarnationEnded(ExitReason reason) {
        Duration delay = policy.type().restartsAfter(reason) ? spend() : null;
        if (delay == null) {
            child.giveUp();
        } else {
            child.restart(delay);
        }
    }

    private synchronized @Nullable Duration spend() {
        return window.spend(child);
    }

    @Override
    public synchronized OptionalInt restartsLeft() {
        return policy.type() == RestartType.TEMPORARY
                ? OptionalInt.empty()
                : OptionalInt.of(window.left(child));
    }
}
