package dev.actors;

import dev.actors.pattern.Pattern;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * One receive: it looks through the mailbox for the oldest message that matches, and waits for one.
 *
 * <p>Invariant: the mailbox knows what has been tested and stays, so that no message is tested
 * twice; a receive that is called while a condition is tested would begin a search in the midst of
 * this one, and is refused.
 */
final class Search {

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
            Object item = mailbox.candidate();
            if (item == null) {
                Duration left =
                        timeout == null ? null : timeout.minusNanos(time.nanoTime() - start);
                boolean over = searched && left != null && !left.isPositive();
                if (over || (!mailbox.fetch() && !awaitMessage(left))) {
                    return null;
                }
                searched = true;
            } else if (!isWanted(item)) {
                self.checkReceive();
                mailbox.reject(item);
            } else if (self.takes(item)) {
                return Envelope.message(item);
            }
        }
    }

    /** What means nothing any more is taken too, and dropped. */
    private boolean isWanted(Object item) {
        if (Envelope.isStale(item, self)) {
            return true;
        }
        Object message = Envelope.message(item);
        return message instanceof KernelMessage ? self.receivesKernelMessages() : matches(message);
    }

    private boolean matches(Object message) {
        turn.enterCondition();
        try {
            return pattern.matches(message);
        } finally {
            turn.leaveCondition();
        }
    }

    private boolean awaitMessage(@Nullable Duration atMost) {
        Mailbox mailbox = cell.mailbox;
        try {
            return !mailbox.park(Mark.parked(turn.thread))
                    || Wait.until(
                            () -> mailbox.state() != Mark.State.PARKED || self.isRaised(),
                            () -> new Waiting(pattern, null),
                            cell.node(),
                            atMost,
                            self);
        } finally {
            mailbox.unpark();
        }
    }
}
