package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The lives of a node, one after another: how each begins and ends, and who may spawn in it. */
abstract sealed class NodeLife extends NodeControl implements AutoCloseable permits Node {

    /**
     * The number that the last life in this JVM was given; the clock alone could give two lives the
     * same.
     */
    private static final AtomicLong LAST_CREATION = new AtomicLong();

    private volatile @Nullable Home home;
    private volatile Stage stage = Stage.CLOSED;

    private enum Stage {
        OPEN,
        /** The actors finish what they have; only they spawn. */
        DRAINING,
        /** The actors are being ended. */
        CLOSING,
        CLOSED
    }

    NodeLife() {}

    /**
     * The node's name.
     *
     * @return {@code HOST:PORT}
     */
    public String name() {
        return settings().identity().name();
    }

    /**
     * Which life of the node it is; part of the addresses of its actors.
     *
     * @return the creation number of the present life, or of the last one
     */
    public long creation() {
        return home().life().creation();
    }

    /** The timers of those who are no actors. */
    abstract Holdings holdings();

    /**
     * Begins a life, with a new creation number. Does nothing while the node runs.
     *
     * @throws IllegalStateException while the node is being closed
     */
    public synchronized void open() {
        switch (stage) {
            case OPEN -> {}
            case DRAINING, CLOSING ->
                    throw new IllegalStateException(
                            "Node " + name() + " is being closed. Open it once that is done.");
            case CLOSED -> {
                long now = time().now().toEpochMilli();
                long creation = LAST_CREATION.updateAndGet(last -> Math.max(last + 1, now));
                home = new Home((Node) this, new Address.Life(name(), creation));
                engine().open();
                stage = Stage.OPEN;
                holdings().renew();
            }
        }
    }

    /**
     * Tells whether the node takes new work.
     *
     * @return false before {@link #open} and from {@link #close} on
     */
    public boolean isRunning() {
        return stage == Stage.OPEN;
    }

    /**
     * Stops all actors and waits until they have ended, however long that takes: each has its
     * shutdown time-out and then the node's grace period. Messages that are left in mailboxes are
     * dead letters. New actors are refused from the start.
     *
     * <p>First end those that no living actor has spawned, latest first. Whoever was started by
     * {@link Node#start} or {@link Node#startAsync}, or has spawned others, is waited for before
     * the next one is told; a supervisor ends its children meanwhile. Then all the rest is told at
     * once.
     *
     * <p>Called by an actor, it waits for all others and returns; that actor ends at its next
     * receive, or when its code returns. While another call closes the node, or once it is closed,
     * it does nothing.
     *
     * @throws InterruptedWaitException if the thread was interrupted while it waited; the actors
     *     end all the same
     */
    @Override
    public void close() {
        if (leaveOpen(Stage.CLOSING)) {
            events().closed(end(null));
        }
    }

    /**
     * Lets the actors finish what is in their mailboxes, then stops them as {@link #close()} does,
     * and all within a given time.
     *
     * <p>Three quarters of the time are for the mailboxes; it goes on as soon as all are at rest.
     * Meanwhile nobody but actors may spawn, crashed actors are restarted, and messages are taken
     * from everybody. What still runs after seven eighths is killed, and at the end abandoned.
     *
     * <p>An actor is at rest when it waits for messages, or has neither a message in its mailbox
     * nor one in hand, and when the stages are done that it {@link ActorContext#replyWhenDone
     * replies by}, but for those whose asker has given up. What a timer or another system would
     * send later is not waited for. The calling actor, if there is one, is not waited for either.
     *
     * @param patience how long to take at most
     * @return what was lost; nothing if the node is not open
     * @throws InterruptedWaitException if the thread was interrupted while it waited; the actors
     *     end all the same
     */
    public CloseReport close(Duration patience) {
        return leaveOpen(Stage.DRAINING) ? end(patience) : new CloseReport(name(), 0, 0, Map.of());
    }

    private CloseReport end(@Nullable Duration patience) {
        try {
            return new Closing((Node) this, patience).run();
        } finally {
            stage = Stage.CLOSED;
        }
    }

    private synchronized boolean leaveOpen(Stage next) {
        boolean wasOpen = stage == Stage.OPEN;
        if (wasOpen) {
            stage = next;
            holdings().release();
        }
        return wasOpen;
    }

    /** From now on nobody spawns, and nobody is restarted. */
    final void endDraining() {
        stage = Stage.CLOSING;
    }

    /** Tells whether its actors are being ended, or have been. */
    final boolean isClosing() {
        return switch (stage) {
            case OPEN, DRAINING -> false;
            case CLOSING, CLOSED -> true;
        };
    }

    /** Tells whether an actor may be spawned: by another one, by a message to a key, or outside. */
    final boolean admits(ActorSpec spec, @Nullable Cell parent) {
        return switch (stage) {
            case OPEN -> true;
            case DRAINING -> parent != null || spec.slot() != null;
            case CLOSING, CLOSED -> false;
        };
    }

    /** The present life, or the last one. */
    final Home home() {
        Home known = home;
        return known == null ? new Home((Node) this, new Address.Life(name(), 0)) : known;
    }
}
