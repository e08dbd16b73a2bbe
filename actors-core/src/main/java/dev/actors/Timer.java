package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * A timer of a run of an actor, or of somebody outside.
 *
 * <p>Invariant: {@code over} is set once, by the firing of a timer that fires once or by a cancel,
 * under this object's monitor. An interval counts from the moments at which the timer was due, so
 * that it does not drift; moments that were missed are skipped.
 */
final class Timer implements TimerRef, Origin, Holding {

    private final Node node;
    private final @Nullable Incarnation owner;
    private final Address to;
    private final Object message;
    private final @Nullable Duration interval;
    private final @Nullable Object context;
    private long due;
    private boolean over;
    private volatile boolean cancelled;
    private @Nullable Runnable cancelSchedule;

    Timer(
            Node node,
            @Nullable Incarnation owner,
            Address to,
            Object message,
            @Nullable Duration interval) {
        if (interval != null && (interval.isNegative() || interval.isZero())) {
            throw new IllegalArgumentException(
                    "The interval of a timer is more than zero, not " + interval);
        }
        this.node = node;
        this.owner = owner;
        this.to = to;
        this.message = node.messaging().isolateMessage(message);
        this.interval = interval;
        context = Stamps.captured(node);
    }

    Timer start(Duration delay) {
        holdings().add(this);
        due = node.time().nanoTime() + Wait.nanos(delay);
        schedule(delay);
        return this;
    }

    private synchronized void schedule(Duration delay) {
        if (!over) {
            cancelSchedule = node.time().schedule(delay, this::fire);
        }
    }

    private void fire() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = interval == null;
        }
        Origin origin = Stamps.late(isToOwner() ? this : null, context, node);
        node.messaging().sendOrDrop(to, message, origin, owner);
        if (interval == null) {
            holdings().remove(this);
        } else {
            long step = Wait.nanos(interval);
            long now = node.time().nanoTime();
            due += (Math.max(0, now - due) / step + 1) * step;
            schedule(Duration.ofNanos(due - now));
        }
    }

    private boolean isToOwner() {
        return owner != null && owner.cell.equals(node.registry().findCell(to));
    }

    private Holdings holdings() {
        return owner == null ? node.holdings() : owner.holdings();
    }

    @Override
    public boolean cancel() {
        boolean pending;
        synchronized (this) {
            pending = !over;
            over = true;
            cancelled = true;
            if (cancelSchedule != null) {
                cancelSchedule.run();
            }
        }
        holdings().remove(this);
        return pending;
    }

    @Override
    public void release() {
        boolean unused = cancel();
    }

    @Override
    public @Nullable Address sender(Object message) {
        return owner == null ? null : owner.cell;
    }

    @Override
    public boolean isStaleFor(Incarnation receiver) {
        return cancelled || receiver != owner;
    }
}
