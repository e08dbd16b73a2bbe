package dev.actors;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The messages of one actor: many senders push, one consumer takes.
 *
 * <p>Invariants. {@code top} is the newest pushed message of a chain, null when nothing was pushed
 * since the consumer last looked, or a mark. The mark says who runs the actor: {@code IDLE},
 * nobody, and whoever replaces it must schedule the actor; {@code PARKED}, a thread that waits
 * inside a receive, and whoever replaces it must unpark that thread; {@code CLOSED}, nobody ever
 * again. While {@code top} is no mark there is exactly one consumer, and only it touches the queue
 * {@code first} to {@code last}, which holds the messages in order of arrival. {@code size} counts
 * the messages pushed and not taken; a slot is reserved before its message is pushed, so that the
 * bound is never exceeded.
 */
class Mailbox {

    /** What a sender must do after its push. */
    enum Pushed {
        QUEUED,
        SCHEDULE,
        UNPARK,
        CLOSED
    }

    private static final VarHandle TOP;
    private static final VarHandle SIZE;

    static {
        try {
            TOP = MethodHandles.lookup().findVarHandle(Mailbox.class, "top", Envelope.class);
            SIZE = MethodHandles.lookup().findVarHandle(Mailbox.class, "size", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final Envelope IDLE = new Envelope("idle", null);
    private static final Envelope PARKED = new Envelope("parked", null);
    private static final Envelope CLOSED = new Envelope("closed", null);

    private final int capacity;
    private volatile @Nullable Envelope top;
    private volatile int size;
    private volatile @Nullable WaitingSenders senders;
    private @Nullable Envelope first;
    private @Nullable Envelope last;

    Mailbox(int capacity) {
        this.capacity = capacity;
    }

    int capacity() {
        return capacity;
    }

    int size() {
        return size;
    }

    // Senders

    /**
     * Reserves a slot, unless the mailbox is full. A closed mailbox always has room: the push will
     * tell.
     */
    boolean reserve() {
        for (int s = size; s < capacity; s = size) {
            if (SIZE.compareAndSet(this, s, s + 1)) {
                return true;
            }
        }
        if (top != CLOSED) {
            return false;
        }
        reserveBeyondBound(1);
        return true;
    }

    /** Reserves slots for a message that the bound does not concern. */
    void reserveBeyondBound(int slots) {
        SIZE.getAndAdd(this, slots);
    }

    /** Gives slots back. */
    void release(int slots) {
        SIZE.getAndAdd(this, -slots);
        WaitingSenders waiting = senders;
        if (waiting != null) {
            waiting.roomMade();
        }
    }

    /** Pushes a message into a reserved slot. */
    Pushed push(Envelope envelope) {
        for (; ; ) {
            Envelope seen = top;
            if (seen == CLOSED) {
                release(envelope.weight);
                return Pushed.CLOSED;
            }
            boolean marked = seen == IDLE || seen == PARKED;
            envelope.next = marked ? null : seen;
            if (TOP.compareAndSet(this, seen, envelope)) {
                return !marked ? Pushed.QUEUED : seen == IDLE ? Pushed.SCHEDULE : Pushed.UNPARK;
            }
        }
    }

    /** The senders that wait for room. */
    WaitingSenders senders(Engine engine) {
        WaitingSenders known = senders;
        if (known == null) {
            synchronized (this) {
                known = senders;
                if (known == null) {
                    senders = known = new WaitingSenders(this, engine);
                }
            }
        }
        return known;
    }

    boolean hasRoom() {
        return size < capacity || top == CLOSED;
    }

    // The consumer

    /** The oldest message behind a given one, or of all; null if there is none. */
    @Nullable Envelope after(@Nullable Envelope envelope) {
        Envelope next = known(envelope);
        return next == null && refill() ? known(envelope) : next;
    }

    /** The same among the messages that the consumer knows of. */
    @Nullable Envelope known(@Nullable Envelope envelope) {
        return envelope == null || envelope.dropped ? first : envelope.next;
    }

    /** Gets to know the messages that have been pushed; false if there are none. */
    boolean refill() {
        for (Envelope seen = top; seen != null && !isMark(seen); seen = top) {
            if (TOP.compareAndSet(this, seen, null)) {
                append(seen);
                return true;
            }
        }
        return false;
    }

    /** Takes a message out of the queue; false if the mailbox has lost it. */
    boolean remove(Envelope envelope) {
        if (envelope.dropped) {
            return false;
        }
        unlink(envelope);
        release(envelope.weight);
        return true;
    }

    /**
     * Puts a message that was removed back, behind a given one or as the first. If a sender has got
     * its slot meanwhile, the bound is exceeded by this one message.
     */
    void putBack(Envelope envelope, @Nullable Envelope before) {
        Envelope behind = known(before);
        envelope.previous = behind == null ? last : behind.previous;
        envelope.next = behind;
        if (envelope.previous == null) {
            first = envelope;
        } else {
            envelope.previous.next = envelope;
        }
        if (behind == null) {
            last = envelope;
        } else {
            behind.previous = envelope;
        }
        reserveBeyondBound(envelope.weight);
    }

    private void unlink(Envelope envelope) {
        Envelope before = envelope.previous;
        Envelope behind = envelope.next;
        if (before == null) {
            first = behind;
        } else {
            before.next = behind;
        }
        if (behind == null) {
            last = before;
        } else {
            behind.previous = before;
        }
        envelope.previous = null;
        envelope.next = null;
    }

    /** Gives the actor up until a message comes; false if one has come behind a given one. */
    boolean idle(@Nullable Envelope seen) {
        return known(seen) == null && TOP.compareAndSet(this, null, IDLE);
    }

    /** Marks that the consumer is about to park; false if a message has come behind a given one. */
    boolean park(@Nullable Envelope seen) {
        return known(seen) == null && TOP.compareAndSet(this, null, PARKED);
    }

    boolean isParked() {
        return top == PARKED;
    }

    /** Takes the mark of {@link #park} away, if it is still there. */
    void unpark() {
        TOP.compareAndSet(this, PARKED, null);
    }

    /**
     * Takes the mark of {@link #idle} away; true if it was there and the caller now must run the
     * actor.
     */
    boolean rouse() {
        return TOP.compareAndSet(this, IDLE, null);
    }

    /** Ends the mailbox. Whoever closes it is its last consumer. */
    List<Envelope> close() {
        Envelope pushed = (Envelope) TOP.getAndSet(this, CLOSED);
        if (pushed != null && !isMark(pushed)) {
            append(pushed);
        }
        List<Envelope> rest = new ArrayList<>();
        for (Envelope e = first; e != null; e = e.next) {
            rest.add(e);
        }
        first = null;
        last = null;
        release(rest.stream().mapToInt(envelope -> envelope.weight).sum());
        return rest;
    }

    /**
     * Takes the oldest message that may be lost out of the queue, its slot with it; null if there
     * is none.
     */
    @Nullable Envelope dropOldest() {
        boolean unused = refill();
        Envelope oldest = first;
        while (oldest != null && !oldest.expendable) {
            oldest = oldest.next;
        }
        if (oldest != null) {
            unlink(oldest);
            oldest.dropped = true;
        }
        return oldest;
    }

    private static boolean isMark(Envelope envelope) {
        return envelope == IDLE || envelope == PARKED || envelope == CLOSED;
    }

    /** Turns a chain round, newest first to oldest first, and appends it to the queue. */
    private void append(Envelope newest) {
        Envelope oldest = null;
        Envelope e = newest;
        while (e != null) {
            Envelope older = e.next;
            e.next = oldest;
            if (oldest != null) {
                oldest.previous = e;
            }
            oldest = e;
            e = older;
        }
        Envelope head = Objects.requireNonNull(oldest);
        head.previous = last;
        if (last == null) {
            first = head;
        } else {
            last.next = head;
        }
        last = newest;
    }
}
