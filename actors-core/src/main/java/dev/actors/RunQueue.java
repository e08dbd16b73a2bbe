package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The tasks that wait for one worker: the one made to run next, and a bounded ring, to which its
 * owner adds and from which everybody takes, oldest first.
 *
 * <p>Invariants. Only the owner fills {@code next}, and only if it is empty; whoever empties it has
 * the task. The tasks from {@code head} to {@code tail} wait in the ring. Only the owner moves
 * {@code tail}; whoever moves {@code head} has taken what it passed, reads it, and then clears its
 * slots. The owner fills cleared slots only, so nobody who is slow in reading finds a younger task,
 * and the ring never holds more than it has slots.
 *
 * <p>Each task taken costs an atomic instruction, also where the owner takes what it has put there
 * itself. That is the price of the right of others to take it (Attiya et al., <a
 * href="https://doi.org/10.1145/1926385.1926442">Laws of Order</a>).
 *
 * <p>Source of the idea: the run queues of <a href="https://go.dev/src/runtime/proc.go">Go's
 * scheduler</a>.
 */
final class RunQueue {

    private final AtomicReference<Workers.@Nullable Task> next = new AtomicReference<>();
    private final AtomicReferenceArray<Workers.@Nullable Task> slots;
    private final int mask;
    private final AtomicInteger head = new AtomicInteger();
    private final AtomicInteger tail = new AtomicInteger();

    /**
     * Makes an empty one.
     *
     * @param capacity a power of two
     */
    RunQueue(int capacity) {
        slots = new AtomicReferenceArray<>(capacity);
        mask = capacity - 1;
    }

    // The task made to run next

    /** Makes a task run next, unless there is one already; the owner calls it. */
    boolean addNext(Workers.Task task) {
        if (next.getAcquire() != null) {
            return false;
        }
        next.setRelease(task);
        return true;
    }

    Workers.@Nullable Task takeNext() {
        Workers.Task task = next.getAcquire();
        return task != null && next.compareAndSet(task, null) ? task : null;
    }

    // The ring

    /** Whether nothing waits in the ring. */
    boolean isEmpty() {
        return head.get() == tail.get();
    }

    /** Adds a task, unless there is no room; the owner calls it. */
    boolean add(Workers.Task task) {
        int end = tail.getPlain();
        if (!isFree(end)) {
            return false;
        }
        slots.setPlain(end & mask, task);
        tail.set(end + 1);
        return true;
    }

    /** Takes the oldest task; null if there is none. */
    Workers.@Nullable Task take() {
        for (int start = head.get(); start != tail.get(); start = head.get()) {
            if (head.compareAndSet(start, start + 1)) {
                return clear(start);
            }
        }
        return null;
    }

    /**
     * Takes the oldest task, and moves the next ones, half of those that wait, into another queue,
     * whose owner calls it; null if there is none.
     */
    Workers.@Nullable Task takeHalf(RunQueue into) {
        for (int start = head.get(); start != tail.get(); start = head.get()) {
            int moved = into.room((tail.get() - start) / 2);
            if (head.compareAndSet(start, start + 1 + moved)) {
                for (int i = 1; i <= moved; i++) {
                    into.add(clear(start + i));
                }
                return clear(start);
            }
        }
        return null;
    }

    /** How many tasks the owner can add for certain, of those that it would. */
    private int room(int wanted) {
        int most = Math.min(wanted, slots.length());
        int room = 0;
        while (room < most && isFree(tail.getPlain() + room)) {
            room++;
        }
        return room;
    }

    private boolean isFree(int position) {
        return slots.getAcquire(position & mask) == null;
    }

    private Workers.Task clear(int position) {
        Workers.Task task = Objects.requireNonNull(slots.getPlain(position & mask));
        slots.setRelease(position & mask, null);
        return task;
    }
}
