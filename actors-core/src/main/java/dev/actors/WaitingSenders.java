package dev.actors;

import java.lang.invoke.VarHandle;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The threads that wait for room in one mailbox, longest first.
 *
 * <p>Invariant: a thread stands in the queue for as long as it waits, and whoever leaves while
 * there is room wakes the next one; so room is never left unused while somebody waits, whoever
 * gives up.
 */
final class WaitingSenders {

    private final ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();
    private final Intake mailbox;
    private final int capacity;
    private final Engine engine;

    WaitingSenders(Intake mailbox, int capacity, Engine engine) {
        this.mailbox = mailbox;
        this.capacity = capacity;
        this.engine = engine;
    }

    /** Enters a thread, which must look once more before it waits. */
    void enter(Thread thread) {
        threads.add(thread);
        VarHandle.fullFence();
    }

    void leave(Thread thread) {
        threads.remove(thread);
        roomMade();
    }

    void roomMade() {
        Thread next = threads.peek();
        if (next != null && mailbox.hasRoom(capacity)) {
            engine.unpark(next);
        }
    }
}
