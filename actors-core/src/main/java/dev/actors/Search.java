package dev.actors;

import dev.actors.pattern.Pattern;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * One receive: it looks through the mailbox for the oldest message that matches, and waits for one.
 *
 * <p>Invariant: the mailbox knows what has been tested and stays, so that no message is tested
 * twice; a receive that is called while a condition is tested would begin a search in the midst of
 * this one, and is refused.
 */
final class Search {

    /** After so many an actor may be one that is worth a pause: most wait but once or twice. */
    private static final int FEW_MESSAGES = 2;

    private final Incarnation self;
    private final Turn turn;
    private final Cell cell;
    private final Pattern<?> pattern;
    private final @Nullable Duration timeout;

    Search(Incarnation self, Turn turn, Pattern<?> pattern, @Nullable Duration timeout) {
        this.self = self;
        this.turn = turn;
        this.cell = self.cell;
        this.pattern = pattern;
        this.timeout = timeout;
    }

    /** The message, taken; null if time was up first. */
    @Nullable Object run() {
        TimeSource time = cell.node().time();
        Mailbox mailbox = cell.mailbox;
        long start = timeout == null ? 0 : time.nanoTime();
        boolean searched = false;
        mailbox.search();
        for (; ; ) {
            self.checkReceive();
            Object item = find();
            if (item == null) {
                Duration left =
                        timeout == null ? null : timeout.minusNanos(time.nanoTime() - start);
                boolean over = searched && left != null && !left.isPositive();
                if (over || (!mailbox.fetch() && !awaitMessage(left))) {
                    return null;
                }
                searched = true;
            } else if (self.takes(item)) {
                return Envelope.message(item);
            }
        }
    }

    private @Nullable Object find() {
        turn.enterCondition();
        try {
            return cell.mailbox.find(this);
        } finally {
            turn.leaveCondition();
        }
    }

    /** Tells whether to take an item. What means nothing any more is taken too, and dropped. */
    boolean wants(Object item) {
        return item instanceof Envelope envelope ? wants(envelope) : pattern.matches(item);
    }

    /** A run that was ended touches its mailbox no more: it may be its successor's. */
    void check() {
        self.checkReceive();
    }

    private boolean wants(Envelope envelope) {
        if (Envelope.isStale(envelope, self)) {
            return true;
        }
        return envelope.message instanceof KernelMessage
                ? self.receivesKernelMessages()
                : pattern.matches(envelope.message);
    }

    /** Tells whether only messages of some {@link #types} come into question. */
    boolean isNarrow() {
        return !pattern.types().contains(Object.class);
    }

    /** The types of what comes into question. */
    Set<Class<?>> types() {
        Set<Class<?>> types = new HashSet<>(pattern.types());
        types.add(KernelMessage.class);
        return types;
    }

    private boolean awaitMessage(@Nullable Duration atMost) {
        if (atMost != null && !atMost.isPositive()) {
            return hasNews();
        }
        Node node = cell.node();
        long start = atMost == null ? 0 : node.time().nanoTime();
        if (cell.handled() > FEW_MESSAGES && node.engine().pause(this::hasNews)) {
            return true;
        }
        Mailbox mailbox = cell.mailbox;
        try {
            return !mailbox.park(Mark.parked(turn.thread))
                    || Wait.parked(
                            () -> mailbox.state() != Mark.State.PARKED || self.isRaised(),
                            new Waiting(pattern, null),
                            node,
                            start,
                            atMost,
                            self);
        } finally {
            mailbox.unpark();
        }
    }

    private boolean hasNews() {
        return cell.mailbox.isNew(cell.mailbox.top()) || self.isRaised();
    }
}
