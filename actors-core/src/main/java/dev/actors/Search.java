package dev.actors;

import dev.actors.pattern.Pattern;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * A run's receive: it looks through the mailbox for the oldest message that matches, and waits for
 * one. It serves one receive after another.
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
    private final Mark parked;
    private Pattern<?> pattern = Pattern.type(Object.class);
    private @Nullable Duration timeout;
    private long start;
    private boolean searched;

    Search(Incarnation self, Turn turn) {
        this.self = self;
        this.turn = turn;
        cell = self.cell;
        parked = Mark.parked(turn.thread);
    }

    /** The message that matches, taken; null if time was up first. */
    @Nullable Object run(Pattern<?> wanted, @Nullable Duration atMost) {
        pattern = wanted;
        timeout = atMost;
        start = atMost == null ? 0 : cell.node().time().nanoTime();
        searched = false;
        cell.mailbox.search(isPure() ? wanted : null, self);
        Object found = look();
        return found != null ? found : goOn(awaitMessage());
    }

    /** See {@link Wait} why this is apart. */
    private @Nullable Object goOn(boolean came) {
        boolean more = came;
        while (more) {
            Object found = look();
            if (found != null) {
                return found;
            }
            more = awaitMessage();
        }
        return null;
    }

    /** Takes the message, if it has come; time does not matter for what has come at first. */
    private @Nullable Object look() {
        for (; ; ) {
            self.checkReceive();
            Object item = find();
            if (item != null) {
                if (self.takes(item)) {
                    return Envelope.message(item);
                }
            } else if ((searched && isOver()) || !cell.mailbox.fetch()) {
                return null;
            } else {
                searched = true;
            }
        }
    }

    /** Messages that are shared, not copied, may change. */
    private boolean isPure() {
        return pattern.isPure() && !cell.node().settings().isolator().sharesAll();
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

    /** Waits for news; false if time was up first. */
    private boolean awaitMessage() {
        searched = true;
        if (isOver()) {
            return false;
        }
        Node node = cell.node();
        if (cell.handled() > FEW_MESSAGES && node.engine().pause(this::hasNews)) {
            return true;
        }
        turn.waits(timeout != null);
        Mailbox mailbox = cell.mailbox;
        if (!mailbox.park(parked)) {
            return true;
        }
        try {
            return Wait.parked(
                    this::isWoken, new Waiting(pattern, null), node, start, timeout, self);
        } finally {
            mailbox.unpark();
        }
    }

    private boolean isOver() {
        return timeout != null && cell.node().time().nanoTime() - start >= Wait.nanos(timeout);
    }

    private boolean isWoken() {
        return cell.mailbox.state() != Mark.State.PARKED || self.isRaised();
    }

    private boolean hasNews() {
        return cell.mailbox.isNew(cell.mailbox.top()) || self.isRaised();
    }
}
