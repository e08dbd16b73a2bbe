package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * How a thread waits in the kernel: until something holds, time is up, its actor is being ended, or
 * it is interrupted.
 */
final class Wait {

    private Wait() {}

    /**
     * Waits until a condition holds: for a short while as the engine sees fit, then parked. Whoever
     * makes it hold must unpark the thread afterwards, if it has entered.
     *
     * @param done the condition; called on this thread
     * @param enter says what is waited for, once, before the thread parks for the first time: the
     *     place to see to it that it is unparked
     * @param node whose time and threads
     * @param timeout null to wait for as long as it takes
     * @param self the actor whose code waits, or null
     * @return false if time was up first
     */
    static boolean until(
            BooleanSupplier done,
            Supplier<Waiting> enter,
            Node node,
            @Nullable Duration timeout,
            @Nullable Incarnation self) {
        if (done.getAsBoolean()) {
            return true;
        }
        if (timeout != null && !timeout.isPositive()) {
            return false;
        }
        long start = timeout == null ? 0 : node.time().nanoTime();
        return node.engine().pause(done) || parked(done, enter.get(), node, start, timeout, self);
    }

    /**
     * The same, parked from the beginning.
     *
     * @param start when the time-out began, by the node's ticker
     */
    static boolean parked(
            BooleanSupplier done,
            Waiting waiting,
            Node node,
            long start,
            @Nullable Duration timeout,
            @Nullable Incarnation self) {
        Thread thread = waiting.thread();
        TimeSource time = node.time();
        Runnable cancel =
                timeout == null ? null : time.schedule(timeout, () -> node.engine().unpark(thread));
        if (self != null) {
            self.enterWait(waiting);
        }
        node.engine().enterWait();
        try {
            while (!done.getAsBoolean()) {
                if (self != null) {
                    self.check();
                }
                if (Thread.currentThread().isInterrupted()) {
                    throw new InterruptedWaitException(
                            "Interrupted while waiting for " + waiting.text() + ".");
                }
                if (timeout != null && time.nanoTime() - start >= nanos(timeout)) {
                    return false;
                }
                node.engine().park(node);
            }
            return true;
        } finally {
            node.engine().leaveWait();
            if (cancel != null) {
                cancel.run();
            }
            if (self != null) {
                self.leaveWait();
            }
        }
    }

    /** The nanoseconds of a duration; centuries are as good as for ever. */
    static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }
}
