package dev.actors;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** Runs each process, and each activation of a behaviour, on a virtual thread. */
final class VirtualThreads implements Engine {

    @Override
    public void execute(Runnable run) {
        Thread.startVirtualThread(run);
    }

    @Override
    public void step() {}

    @Override
    public RandomGenerator random() {
        return ThreadLocalRandom.current();
    }

    @Override
    public void park(Object blocker) {
        LockSupport.park(blocker);
    }

    @Override
    public void unpark(Thread thread) {
        LockSupport.unpark(thread);
    }
}
