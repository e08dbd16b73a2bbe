package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Runs each process on a virtual thread of its own, and the turns of behaviours on workers. None
 * inherits thread locals from whoever spawns; all have the context class loader of whoever made the
 * node.
 */
final class Threads implements Engine {

    private static final ThreadFactory PROCESSES =
            Thread.ofVirtual().inheritInheritableThreadLocals(false).factory();

    private final @Nullable ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private final ShortWaits shortWaits =
            new ShortWaits(Runtime.getRuntime().availableProcessors());
    private final Workers workers;

    /**
     * The threads of one node.
     *
     * @param node the node's name, which the workers' threads bear
     */
    Threads(String node) {
        workers =
                new Workers(
                        Runtime.getRuntime().availableProcessors(),
                        "actors-" + node,
                        System::nanoTime);
    }

    @Override
    public void execute(Runnable run) {
        Thread thread = PROCESSES.newThread(run);
        thread.setContextClassLoader(loader);
        thread.start();
    }

    @Override
    public void execute(Workers.Task turn) {
        workers.execute(turn);
    }

    @Override
    public void executeLater(Workers.Task turn) {
        workers.executeLater(turn);
    }

    @Override
    public void executeCalmly(Workers.Task turn) {
        workers.executeCalmly(turn);
    }

    @Override
    public void step() {}

    @Override
    public RandomGenerator random() {
        return ThreadLocalRandom.current();
    }

    @Override
    public void enterWait() {
        Workers.enterWait();
    }

    @Override
    public void leaveWait() {
        Workers.leaveWait();
    }

    /** A worker never waits with others in its queue. */
    @Override
    public boolean pause(BooleanSupplier done) {
        return !(Thread.currentThread() instanceof Worker) && shortWaits.await(done);
    }

    @Override
    public void park(Object blocker) {
        LockSupport.park(blocker);
    }

    @Override
    public void unpark(Thread thread) {
        LockSupport.unpark(thread);
    }

    @Override
    public void rest(Duration moment) {
        LockSupport.parkNanos(this, moment.toNanos());
    }

    @Override
    public void open() {
        workers.open();
    }

    @Override
    public void close() {
        workers.close();
    }
}
