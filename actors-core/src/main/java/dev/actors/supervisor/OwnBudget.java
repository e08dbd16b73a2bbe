package dev.actors.supervisor;

import dev.actors.ExitReason;
import dev.actors.Supervision;

import java.time.Duration;
import java.util.OptionalInt;

/** One actor's supervision: restarts it by its policy until its own budget is spent. */
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
        Duration delay = policy.type().restartsAfter(reason) ? window.spend(child) : null;
        if (delay == null) {
            child.giveUp();
        } else {
            child.restart(delay);
        }
    }

    @Override
    public OptionalInt restartsLeft() {
        return window.leftOf(policy.type(), child);
    }
}
