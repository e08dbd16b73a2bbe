package dev.actors;

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
    private final Mailbox mailbox;
    private final Engine engine;

    WaitingSenders(Mailbox mailbox, Engine engine) {
        this.mailbox = mailbox;
        this.engine = engine;
    }

    void enter(Thread thread) {
        threads.add(thread);
    }

    void leave(Thread thread) {
        threads.remove(thread);
        roomMade();
    }

    void roomMade() {
        if (mailbox.hasRoom()) {
            Thread next = threads.peek();
            if (next != null) {
                engine.unpark(next);
            }
        }
    }
}
