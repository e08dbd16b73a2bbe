package dev.actors.spring.web;

import dev.actors.Address;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * What is under way to each address. Tasks are begun in the order in which they came, one after the
 * other, by a thread that is there while there is something to begin. A task may go on after its
 * begin, and is under way until it says that it is done.
 *
 * <p>Invariant: a lane is in the map exactly while something of it is under way; it and the map
 * change under this object's monitor. Tasks and listeners run without it.
 */
final class Lanes {

    /** Something to do for an address. */
    @FunctionalInterface
    interface Task {

        /**
         * Begins it, and may wait.
         *
         * @param done to be run once, when it is over
         */
        void begin(Runnable done);
    }

    /** The tasks of one address. */
    private static final class Lane {
        private final Queue<Task> waiting = new ArrayDeque<>();
        private int underWay;
        private boolean served;
    }

    /** Who wants to know of room. */
    private record Listener(Address to, Runnable action) {}

    private final Map<Address, Lane> lanes = new HashMap<>();
    private final Map<Object, Listener> listeners = new ConcurrentHashMap<>();
    private final int capacity;

    Lanes(int capacity) {
        this.capacity = capacity;
    }

    /** Takes a task; false if there is no room for it. */
    boolean offer(Address to, Task task) {
        synchronized (this) {
            Lane lane = lanes.computeIfAbsent(to, _ -> new Lane());
            if (lane.underWay == capacity) {
                return false;
            }
            lane.underWay++;
            lane.waiting.add(task);
            if (!lane.served) {
                lane.served = true;
                Thread unused = Thread.startVirtualThread(() -> serve(to, lane));
            }
            return true;
        }
    }

    private void serve(Address to, Lane lane) {
        for (Task task = next(lane); task != null; task = next(lane)) {
            task.begin(() -> done(to, lane));
        }
    }

    private synchronized @Nullable Task next(Lane lane) {
        Task task = lane.waiting.poll();
        lane.served = task != null;
        return task;
    }

    private void done(Address to, Lane lane) {
        synchronized (this) {
            if (--lane.underWay == 0) {
                lanes.remove(to);
                notifyAll();
            }
        }
        for (Listener listener : listeners.values()) {
            if (listener.to().equals(to)) {
                listener.action().run();
            }
        }
    }

    /** Has an action run each time there may be room again; what is returned ends it. */
    Runnable whenRoom(Address to, Runnable action) {
        Object key = new Object();
        listeners.put(key, new Listener(to, action));
        return () -> listeners.remove(key);
    }

    /** Waits until nothing is under way. */
    synchronized void awaitIdle(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!lanes.isEmpty() && deadline - System.nanoTime() > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
        }
    }
}
