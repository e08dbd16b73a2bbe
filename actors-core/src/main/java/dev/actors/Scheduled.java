package dev.actors;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Comparator;

/**
 * An action that is scheduled; to run this is to cancel it. The links belong to the {@link
 * TimerWheel}.
 *
 * <p>Invariant: the action is taken out once, by who cancels it or by who is to run it, so that it
 * never runs after it was cancelled.
 */
final class Scheduled implements Runnable {

    /** The order in which they are due. */
    static final Comparator<Scheduled> IN_ORDER =
            Comparator.<Scheduled>comparingLong(scheduled -> scheduled.due)
                    .thenComparingLong(scheduled -> scheduled.number);

    private static final VarHandle ACTION;

    static {
        try {
            ACTION =
                    MethodHandles.lookup().findVarHandle(Scheduled.class, "action", Runnable.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final TimerWheel wheel;

    /** Nanoseconds of its queue's time. */
    private final long due;

    private volatile @Nullable Runnable action;

    long tick;
    long number;
    int slot = TimerWheel.NOWHERE;
    @Nullable Scheduled before;
    @Nullable Scheduled behind;

    Scheduled(TimerWheel wheel, long due, long tick, Runnable action) {
        this.wheel = wheel;
        this.due = due;
        this.tick = tick;
        this.action = action;
    }

    /** Takes the action out; null if that has been done. */
    @Nullable Runnable take() {
        return action == null ? null : (Runnable) ACTION.getAndSet(this, null);
    }

    @Override
    public void run() {
        if (take() != null) {
            wheel.remove(this);
        }
    }
}
