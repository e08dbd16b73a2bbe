package dev.actors;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Where actors run and wait. Everything that the kernel knows of threads goes through here. */
interface Engine extends Executor {

    /**
     * Runs a process, or a completion, soon.
     *
     * @param run may block
     */
    @Override
    void execute(Runnable run);

    /** Runs a turn of a behaviour soon: next on this thread, if this thread runs turns. */
    void execute(Workers.Task turn);

    /** The same, behind the turns that wait already. */
    default void executeLater(Workers.Task turn) {
        execute(turn);
    }

    /** The same for a turn that nobody waits for: it may begin some 0.3 ms later. */
    default void executeCalmly(Workers.Task turn) {
        execute(turn);
    }

    /** Lets another actor run first, where the engine chooses who runs. */
    void step();

    /** The node's source of random numbers. */
    RandomGenerator random();

    /** The code on this thread is going to park: what waits for this thread goes to others. */
    default void enterWait() {}

    /** The code on this thread goes on. */
    default void leaveWait() {}

    /**
     * Waits for a short while without parking, where that is likely to be cheaper.
     *
     * @param done what is waited for; quick, called again and again on this thread
     * @return true once it holds; false if the thread had better park now
     */
    boolean pause(BooleanSupplier done);

    /** Waits until this thread is unparked or interrupted, or for no reason at all. */
    void park(Object blocker);

    /** Lets a thread go on from its park, or from its next one. */
    void unpark(Thread thread);

    /** Lets others run for a moment, or until this thread is interrupted. */
    void rest(Duration moment);

    /** The node has opened: threads may stay while they have nothing to do. */
    default void open() {}

    /** The node has closed: no idle thread stays. What is executed still runs. */
    default void close() {}
}
