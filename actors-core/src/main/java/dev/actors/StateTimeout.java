package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * The time-out of one stay in a behaviour. It is its own message, which no receive sees; it is
 * stale once the behaviour has been left.
 */
final class StateTimeout implements KernelMessage, Origin, Holding {

    private final Incarnation owner;
    private volatile boolean over;
    private @Nullable Runnable cancelSchedule;

    StateTimeout(Incarnation owner) {
        this.owner = owner;
    }

    StateTimeout start(Duration delay) {
        owner.holdings().add(this);
        synchronized (this) {
            if (!over) {
                cancelSchedule =
                        owner.cell
                                .node()
                                .time()
                                .schedule(delay, () -> Delivery.signal(owner.cell, this, this));
            }
        }
        return this;
    }

    /** The behaviour is left, or the time-out has come to its turn. */
    void end() {
        release();
        owner.holdings().remove(this);
    }

    @Override
    public synchronized void release() {
        over = true;
        if (cancelSchedule != null) {
            cancelSchedule.run();
        }
    }

    @Override
    public boolean isStaleFor(Incarnation receiver) {
        return over || receiver != owner;
    }
}
