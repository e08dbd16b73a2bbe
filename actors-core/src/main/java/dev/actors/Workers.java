package dev.actors;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;

/**
 * A few platform threads that run short turns of many tasks.
 *
 * <p>A task that a turn has made runnable runs next on the same worker, or waits in that worker's
 * own queue, from which idle workers steal; all others wait in one common queue. Workers that find
 * no work spin for a moment and then park. An {@link Overseer} sees to it that a turn that blocks
 * or computes for long holds up nobody else, and turns that are known to block run on virtual
 * threads, a new one for each.
 *
 * <p>What a turn leaves in a {@link ThreadLocal} of a worker stays there, since Java has no public
 * way to clear it; with a virtual thread it goes.
 *
 * <p>Sources of the ideas: the schedulers of <a href="https://go.dev/src/runtime/proc.go">Go</a>
 * and <a href="https://tokio.rs/blog/2019-10-scheduler">Tokio</a>.
 */
final class Workers {

    /**
     * Something that runs in turns. Its owner sees to it that it is not scheduled again before its
     * turn has ended.
     */
    interface Task {

        /** Runs one turn. */
        void run();

        /** What is known of its turns; one object for all tasks that behave alike. */
        Habit habit();
    }

    /**
     * Turns that may go on beside those of the workers that hold a place. So many platform threads
     * take tens of megabytes and gain nothing over virtual ones: from here on all turns run on
     * those.
     */
    static final int MOST_AWAY = 256;

    private static final Logger LOGGER = System.getLogger("dev.actors");

    private static final ThreadFactory VIRTUAL_THREADS =
            Thread.ofVirtual().inheritInheritableThreadLocals(false).factory();

    private final Queue<Task> common = new ConcurrentLinkedQueue<>();
    private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private final LongSupplier ticker;
    private final Places places;

    /**
     * Makes the workers; their threads start when there is work.
     *
     * @param parallelism how many turns run at the same time, at least 1
     * @param name what the threads are called, followed by a number
     * @param ticker nanoseconds by which turns are judged; while it stands still, the overseer
     *     finds none worth a word
     */
    Workers(int parallelism, String name, LongSupplier ticker) {
        this.ticker = ticker;
        places = new Places(this, parallelism, name);
    }

    /**
     * Schedules a turn, from any thread. It never blocks and never fails but for want of memory or
     * threads; what a worker's own turn schedules first runs next on that worker.
     */
    void execute(Task task) {
        if (Thread.currentThread() instanceof Worker worker && worker.isOneOf(this)) {
            worker.runNext(task);
        } else {
            executeFromOutside(task);
        }
    }

    /** The same, but behind the turns that wait already. */
    void executeLater(Task task) {
        if (Thread.currentThread() instanceof Worker worker && worker.isOneOf(this)) {
            worker.runLater(task);
        } else {
            executeFromOutside(task);
        }
    }

    private void executeFromOutside(Task task) {
        if (!isForVirtualThread(task)) {
            submit(task);
        }
    }

    /** The same for a turn that nobody waits for: a worker that dozes need not be woken. */
    void executeCalmly(Task task) {
        if (Thread.currentThread() instanceof Worker worker && worker.isOneOf(this)) {
            worker.runNext(task);
        } else if (!isForVirtualThread(task)) {
            common.add(task);
            places.calmWorkCame();
        }
    }

    private boolean isForVirtualThread(Task task) {
        Habit habit = task.habit();
        if (habit.isSwift() || !habit.blocks(now())) {
            return false;
        }
        runOnVirtualThread(task);
        return true;
    }

    /**
     * The turn on this thread is going to wait: the tasks and the place of its worker go to others.
     * Nothing happens on other threads, which includes the virtual ones.
     */
    static void enterWait() {
        if (Thread.currentThread() instanceof Worker worker) {
            worker.enterWait();
        }
    }

    /** The turn on this thread goes on; its worker gets a place back if one is free. */
    static void leaveWait() {
        if (Thread.currentThread() instanceof Worker worker) {
            worker.leaveWait();
        }
    }

    /** Lets threads stay while they are idle, as they do from the start. */
    void open() {
        places.open();
    }

    /** Ends the threads that are idle, now and later. Tasks run as before. */
    void close() {
        places.close();
    }

    // For workers and the overseer

    long now() {
        return ticker.getAsLong();
    }

    /** Adds a task to the common queue. */
    void submit(Task task) {
        common.add(task);
        places.workCame();
    }

    /** Takes a task out of the common queue. */
    @Nullable Task takeCommon() {
        return common.poll();
    }

    boolean hasCommon() {
        return !common.isEmpty();
    }

    boolean isCrowded() {
        return places.away() >= MOST_AWAY;
    }

    @Nullable ClassLoader loader() {
        return loader;
    }

    void runOnVirtualThread(Task task) {
        VIRTUAL_THREADS
                .newThread(
                        () -> {
                            Thread.currentThread().setContextClassLoader(loader);
                            run(task);
                        })
                .start();
    }

    /** Runs a turn; what it throws ends nothing but the turn. */
    static void run(Task task) {
        try {
            task.run();
        } catch (Throwable failure) {
            report(failure);
        }
    }

    static void report(Throwable failure) {
        try {
            LOGGER.log(Logger.Level.ERROR, "A turn of an actor failed outside its code.", failure);
        } catch (Throwable _) {
            return; // there is nowhere left to tell it
        }
    }
}
