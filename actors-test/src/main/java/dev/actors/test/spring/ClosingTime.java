package dev.actors.test.spring;

import dev.actors.spring.NodeLifecycle;
import dev.actors.test.ManualClock;

import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Has a manual clock go with the machine's time while the node stops, so that an actor which does
 * not end is killed in the end. It is stopped before the node, on which it depends.
 */
final class ClosingTime implements SmartLifecycle {

    private static final Duration TICK = Duration.ofMillis(10);

    private final ManualClock clock;
    private final NodeLifecycle node;
    private volatile boolean running;

    ClosingTime(ManualClock clock, NodeLifecycle node) {
        this.clock = clock;
        this.node = node;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        Thread.startVirtualThread(this::goOn);
    }

    private void goOn() {
        while (node.isRunning() && !running) {
            clock.advance(TICK);
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return NodeLifecycle.PHASE + 1;
    }
}
