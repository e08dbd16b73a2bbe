package dev.actors;

import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** Where actors run and wait. Everything that the kernel knows of threads goes through here. */
interface Engine extends Executor {

    /**
     * Runs an actor, or a completion, soon.
     *
     * @param run may block
     */
    @Override
    void execute(Runnable run);

    /** Lets another actor run first, where the engine chooses who runs. */
    void step();

    /** The node's source of random numbers. */
    RandomGenerator random();

    /** Waits until this thread is unparked or interrupted, or for no reason at all. */
    void park(Object blocker);

    /** Lets a thread go on from its park, or from its next one. */
    void unpark(Thread thread);
}
