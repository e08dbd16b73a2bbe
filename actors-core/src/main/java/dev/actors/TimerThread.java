package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The daemon thread that runs what is in a queue: it sleeps until something is due, and ends soon
 * after nothing is left. It serves all nodes of the JVM, and so takes neither thread locals nor a
 * class loader from whoever schedules first.
 *
 * <p>Invariants. {@code nextLook} is the tick of the thread's next look at the queue: earlier than
 * all ticks while it runs actions, as it looks again after them; later than all while it looks, or
 * when there is no thread. It is set before the thread looks or sleeps, and whoever adds something
 * that is due earlier rouses the thread afterwards: so nothing is slept through. The thread comes
 * and goes under this object's monitor, and goes only if it has found nothing there.
 */
final class TimerThread {

    /** How long the thread stays without anything to do. */
    private static final long LINGER = Duration.ofSeconds(1).toNanos();

    /** After this it looks whether what it waits for has been cancelled. */
    private static final long LONGEST_SLEEP = Duration.ofSeconds(10).toNanos();

    private final TimerQueue queue;
    private volatile long nextLook = TimerWheel.NEVER;
    private @Nullable Thread thread;

    TimerThread(TimerQueue queue) {
        this.queue = queue;
    }

    /** Runs an action after so many nanoseconds; the runnable returned cancels it. */
    Runnable schedule(long delay, Runnable action) {
        Scheduled scheduled = queue.add(delay, action);
        if (scheduled.tick < nextLook) {
            rouse();
        }
        return scheduled;
    }

    private synchronized void rouse() {
        if (thread == null) {
            Thread next = new Thread(null, this::run, "actors-timer", 0, false);
            next.setContextClassLoader(TimerThread.class.getClassLoader());
            next.setDaemon(true);
            next.start();
            thread = next;
        } else {
            LockSupport.unpark(thread);
        }
    }

    private synchronized boolean leaves() {
        if (queue.next() != TimerWheel.NEVER) {
            return false;
        }
        thread = null;
        return true;
    }

    private void run() {
        boolean lingered = false;
        while (!lingered || !leaves()) {
            nextLook = TimerWheel.NEVER;
            List<Scheduled> due = queue.sweep();
            if (due.isEmpty()) {
                lingered = sleep();
            } else {
                nextLook = 0;
                due.forEach(TimerThread::fire);
                lingered = false;
            }
        }
    }

    /** Sleeps until the next look; true if nothing is left to wait for. */
    private boolean sleep() {
        long next = queue.next();
        boolean idle = next == TimerWheel.NEVER;
        nextLook = next;
        LockSupport.parkNanos(this, idle ? LINGER : Math.min(queue.until(next), LONGEST_SLEEP));
        return idle;
    }

    private static void fire(Scheduled scheduled) {
        Runnable action = scheduled.take();
        if (action != null) {
            try {
                action.run();
            } catch (Throwable e) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
            Thread.interrupted(); // an interrupted thread would not sleep
        }
    }
}
