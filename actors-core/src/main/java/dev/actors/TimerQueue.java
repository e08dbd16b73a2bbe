package dev.actors;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Actions that are to be run at their times, spread over several wheels by the threads that
 * schedule them, so that these seldom meet. Times are nanoseconds since the queue was made; a tick
 * begins when all that is due by it is due, so that nothing is early.
 */
final class TimerQueue {

    /** A tick takes 2^18 nanoseconds, about a quarter of a millisecond. */
    private static final int TICK = 18;

    private final LongSupplier ticker;
    private final long start;
    private final TimerWheel[] wheels;

    /**
     * Makes an empty queue.
     *
     * @param ticker monotonic nanoseconds since any moment
     * @param wheels how many, a power of two
     */
    TimerQueue(LongSupplier ticker, int wheels) {
        this.ticker = ticker;
        start = ticker.getAsLong();
        this.wheels = new TimerWheel[wheels];
        for (int i = 0; i < wheels; i++) {
            this.wheels[i] = new TimerWheel();
        }
    }

    /**
     * Adds an action.
     *
     * @param delay nanoseconds; less than nothing is nothing
     */
    Scheduled add(long delay, Runnable action) {
        TimerWheel wheel = wheels[(int) Thread.currentThread().threadId() & (wheels.length - 1)];
        long now = now();
        long due = now + Math.clamp(delay, 0, Long.MAX_VALUE - now);
        Scheduled scheduled = new Scheduled(wheel, due, (due + (1 << TICK) - 1) >>> TICK, action);
        wheel.add(scheduled);
        return scheduled;
    }

    /** Takes out what is due, in order. */
    List<Scheduled> sweep() {
        List<Scheduled> due = new ArrayList<>();
        long tick = now() >>> TICK;
        for (TimerWheel wheel : wheels) {
            wheel.sweep(tick, due);
        }
        due.sort(Scheduled.IN_ORDER);
        return due;
    }

    /** The tick at which to sweep next; {@link TimerWheel#NEVER} if nothing is scheduled. */
    long next() {
        long next = TimerWheel.NEVER;
        for (TimerWheel wheel : wheels) {
            next = Math.min(next, wheel.next());
        }
        return next;
    }

    /** How many nanoseconds there are until a tick. */
    long until(long tick) {
        return (tick << TICK) - now();
    }

    private long now() {
        return ticker.getAsLong() - start;
    }
}
