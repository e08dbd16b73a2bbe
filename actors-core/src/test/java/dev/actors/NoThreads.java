package dev.actors;

import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Runs nothing. */
class NoThreads implements Engine {

    @Override
    public void execute(Runnable run) {}

    @Override
    public void execute(Workers.Task turn) {}

    @Override
    public void step() {}

    @Override
    public RandomGenerator random() {
        return new Random(1);
    }

    @Override
    public boolean pause(BooleanSupplier done) {
        return false;
    }

    @Override
    public void park(Object blocker) {}

    @Override
    public void unpark(Thread thread) {}

    @Override
    public void rest(Duration moment) {}
}
