package dev.actors;

import dev.actors.pattern.Pattern;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * One receive: it looks through the mailbox for the oldest message that matches, and waits for one.
 *
 * <p>Invariant: everything up to and with {@code rejected} has been tested and stays, so that no
 * message is tested twice; a receive that is called while a condition is tested would take that
 * from under it, and is refused.
 */
final class Search {

    private final Incarnation self;
    private final Turn turn;
    private final Cell cell;
    private final Pattern<?> pattern;
    private final @Nullable Duration timeout;
    private @Nullable Envelope rejected;

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
        long start = timeout == null ? 0 : time.nanoTime();
        boolean searched = false;
        for (; ; ) {
            self.checkReceive();
            Envelope envelope = cell.mailbox.known(rejected);
            if (envelope == null) {
                Duration left =
                        timeout == null ? null : timeout.minusNanos(time.nanoTime() - start);
                boolean over = searched && left != null && !left.isPositive();
                if (over || (!cell.mailbox.refill() && !awaitMessage(left))) {
                    return null;
                }
                searched = true;
            } else if (!isWanted(envelope)) {
                rejected = envelope;
            } else if (self.takes(envelope)) {
                return envelope.message;
            }
        }
    }

    /** What means nothing any more is taken too, and dropped. */
    private boolean isWanted(Envelope envelope) {
        if (envelope.isStaleFor(self)) {
            return true;
        }
        return envelope.message instanceof KernelMessage
                ? self.receivesKernelMessages()
                : matches(envelope.message);
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
            return !mailbox.park(rejected)
                    || Wait.until(
                            () -> !mailbox.isParked() || self.isRaised(),
                            () -> new Waiting(pattern, null),
                            cell.node(),
                            atMost,
                            self);
        } finally {
            mailbox.unpark();
        }
    }
}
