package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * How a thread waits in the kernel: until something holds, time is up, its actor is being ended, or
 * it is interrupted.
 *
 * <p>What follows the first park, here and in who calls, is calls and no decision. A virtual
 * thread's parked frames keep the code in which they were compiled, and where many have parked
 * before one went on, that code knows no decision behind the park: each frame would fall back to
 * the interpreter there, at some 15 µs. What is called is compiled as it is now.
 */
final class Wait {

    private final BooleanSupplier done;
    private final Waiting waiting;
    private final Node node;
    private final long start;
    private final @Nullable Duration timeout;
    private final @Nullable Incarnation self;

    private Wait(
            BooleanSupplier done,
            Waiting waiting,
            Node node,
            long start,
            @Nullable Duration timeout,
            @Nullable Incarnation self) {
        this.done = done;
        this.waiting = waiting;
        this.node = node;
        this.start = start;
        this.timeout = timeout;
        this.self = self;
    }

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
        return new Wait(done, waiting, node, start, timeout, self).park();
    }

    private boolean park() {
        Runnable cancel = enter();
        try {
            waiting.look(node.asking().cycles());
            if (done.getAsBoolean()) {
                return true;
            }
            if (isOver()) {
                return false;
            }
            node.engine().park(node);
            return goOn();
        } finally {
            leave(cancel);
        }
    }

    private boolean goOn() {
        while (!done.getAsBoolean()) {
            if (isOver()) {
                return false;
            }
            node.engine().park(node);
        }
        return true;
    }

    private @Nullable Runnable enter() {
        Thread thread = waiting.thread();
        TimeSource time = node.time();
        Runnable cancel =
                timeout == null
                        ? null
                        : time.schedule(
                                timeout.minusNanos(time.nanoTime() - start),
                                () -> node.engine().unpark(thread));
        if (self != null) {
            self.enterWait(waiting);
        }
        node.engine().enterWait();
        return cancel;
    }

    private void leave(@Nullable Runnable cancel) {
        node.engine().leaveWait();
        if (cancel != null) {
            cancel.run();
        }
        if (self != null) {
            self.leaveWait();
        }
    }

    /** Tells whether time is up; throws if the actor or the thread is to stop waiting. */
    private boolean isOver() {
        if (self != null) {
            self.check();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedWaitException(
                    "Interrupted while waiting for " + waiting.text() + ".");
        }
        return timeout != null && node.time().nanoTime() - start >= nanos(timeout);
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
