package dev.actors;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A mailbox as its senders see it: a word into which they push, and a bound.
 *
 * <p>Invariants. The word {@code top} is a {@link Mark}, or the item pushed last: an {@link
 * Envelope}, which leads to the older ones, or a bare message. The consumer leaves what it has
 * taken in the word: the last item stands there as the sign that the actor runs, until a mark takes
 * its place. So a sparse message costs a sender's swap and a consumer's, and nothing is allocated.
 * From one mark to the next is an <i>epoch</i>. There is exactly one consumer, but under {@code
 * IDLE} there is none, and who replaces that mark is in its place until it has scheduled the actor.
 *
 * <p>The size is the word's depth, less what has been taken in this epoch: {@code taken}, whether
 * the item at the bottom was taken out of the word itself, and what was taken out of the {@link
 * SaveQueue}. Both are written by the consumer only. As a mark takes the word's place, {@code
 * taken} is unsettled until it is zero for the next epoch; who needs it meanwhile waits for these
 * few instructions of another thread. A message stands bare only over a mark under which the
 * consumer holds nothing, and not in a mailbox for a single message, where the same message pushed
 * again would look as if it were taken. So the bound is never exceeded and room is never denied,
 * whatever happens at the same time, but for what {@link Mailbox#putBack} says.
 *
 * <p>A sender needs the consumer's counters only where the depth reaches the bound. To keep it from
 * there, the consumer begins a new epoch now and then.
 */
abstract sealed class Intake permits Mailbox {

    private static final int UNSETTLED = -1;

    /** Says that the word has changed meanwhile. */
    private static final int GONE = Integer.MIN_VALUE;

    private static final VarHandle TOP;
    private static final VarHandle SAVED;
    private static final VarHandle TAKEN;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TOP = lookup.findVarHandle(Intake.class, "top", Object.class);
            SAVED = lookup.findVarHandle(Intake.class, "saved", SaveQueue.class);
            TAKEN = lookup.findVarHandle(Intake.class, "taken", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile Object top = Mark.RUNNING;

    /** Made once messages pile up, or senders wait. */
    private volatile @Nullable SaveQueue saved;

    private int taken;

    // Senders

    /**
     * Pushes a message, if there is room.
     *
     * @return what the sender found, and so must do
     */
    Mark offer(Object message, @Nullable Origin origin, int capacity) {
        return offer(message, origin, capacity, origin == null && capacity > 1);
    }

    /**
     * The same.
     *
     * @param mayBeBare whether the message may stand in the word without an envelope
     */
    final Mark offer(Object message, @Nullable Origin origin, int capacity, boolean mayBeBare) {
        Envelope envelope = null;
        for (; ; ) {
            Object word = top;
            if (word == Mark.CLOSED) {
                return Mark.CLOSED;
            }
            int depth = Envelope.depth(word);
            if (depth >= capacity) {
                int gone = takenOf(word);
                if (gone == GONE) {
                    continue;
                }
                if (depth - gone >= capacity) {
                    return Mark.FULL;
                }
            }
            Object item = message;
            if (!mayBeBare || depth > 0 || !(word instanceof Mark)) {
                if (envelope == null) {
                    envelope = new Envelope(message, origin, false);
                }
                envelope.over(word);
                item = envelope;
            }
            Mark found = replace(word, item);
            if (found != null) {
                return found;
            }
        }
    }

    /** Pushes a message that the bound does not concern. */
    Mark push(Envelope envelope) {
        for (; ; ) {
            Object word = top;
            if (word == Mark.CLOSED) {
                return Mark.CLOSED;
            }
            envelope.over(word);
            Mark found = replace(word, envelope);
            if (found != null) {
                return found;
            }
        }
    }

    /** Puts an item or a mark into the word; null if the word has changed. */
    private @Nullable Mark replace(Object word, Object next) {
        if (!TOP.compareAndSet(this, word, next)) {
            return null;
        }
        if (!(word instanceof Mark mark)) {
            return Mark.RUNNING;
        }
        if (mark.state == Mark.State.IDLE) {
            beginEpoch();
        }
        return mark;
    }

    /**
     * Takes the mark of an idle consumer away; true if it was there and the caller now must run the
     * actor.
     */
    boolean rouse() {
        return top instanceof Mark mark
                && mark.state == Mark.State.IDLE
                && replace(mark, Mark.RUNNING.holding(mark.depth)) != null;
    }

    /** Who runs the actor, as a sender would find it. */
    final Mark.State state() {
        return top instanceof Mark mark ? mark.state : Mark.State.RUNNING;
    }

    /** The senders that wait for room. */
    final WaitingSenders senders(int capacity, Engine engine) {
        return saved().senders(this, capacity, engine);
    }

    // What is in it

    /** The messages pushed and not taken. */
    int size() {
        for (; ; ) {
            Object word = top;
            int gone = takenOf(word);
            if (gone != GONE) {
                return Envelope.depth(word) - gone;
            }
        }
    }

    final boolean hasRoom(int capacity) {
        return top == Mark.CLOSED || size() < capacity;
    }

    /** What has been taken of what leads to a word; {@code GONE} if another one stands there. */
    private int takenOf(Object word) {
        if (word instanceof Mark mark && mark.state != Mark.State.RUNNING) {
            return 0;
        }
        int first = (int) TAKEN.getAcquire(this);
        while (first == UNSETTLED && top == word) {
            Thread.onSpinWait();
            first = (int) TAKEN.getAcquire(this);
        }
        SaveQueue known = saved;
        int others = known == null ? 0 : known.taken();
        return first != UNSETTLED && top == word ? first + others : GONE;
    }

    // The consumer

    final Object top() {
        return top;
    }

    /** Tells whether the item at the bottom was taken out of the word itself. */
    final boolean isBottomTaken() {
        return taken == 1;
    }

    final void takeBottom() {
        TAKEN.setOpaque(this, 1);
    }

    /** What has been taken in this epoch. */
    final int taken() {
        SaveQueue known = saved;
        return known == null ? taken : taken + known.taken();
    }

    final @Nullable SaveQueue knownSaved() {
        return saved;
    }

    final SaveQueue saved() {
        SaveQueue known = saved;
        if (known == null) {
            SaveQueue fresh = new SaveQueue();
            known = (SaveQueue) SAVED.compareAndExchange(this, null, fresh);
            return known == null ? fresh : known;
        }
        return known;
    }

    /** Puts a mark in the place of a word of which everything is known; false if it has changed. */
    final boolean mark(Object word, Mark next) {
        int first = taken;
        int held = Envelope.depth(word) - taken();
        TAKEN.setOpaque(this, UNSETTLED);
        if (!TOP.compareAndSet(this, word, next.holding(held))) {
            TAKEN.setOpaque(this, first);
            return false;
        }
        if (next.state != Mark.State.IDLE) {
            beginEpoch();
        }
        return true;
    }

    /** Nothing of the word has been taken from now on. */
    private void beginEpoch() {
        SaveQueue known = saved;
        if (known != null) {
            known.beginEpoch();
        }
        TAKEN.setRelease(this, 0);
    }

    /**
     * Takes the mark of a consumer that parks away, if it is still there; the consumer calls it.
     */
    void unpark() {
        if (top instanceof Mark mark && mark.state == Mark.State.PARKED) {
            TOP.compareAndSet(this, mark, Mark.RUNNING.holding(mark.depth));
        }
    }

    /**
     * A consumer that rests holds one message less; under the monitor of all who change the word.
     */
    final void holdOneLess() {
        if (top instanceof Mark mark && mark.state != Mark.State.RUNNING) {
            top = mark.holding(mark.depth - 1);
            beginEpoch();
        }
    }

    /** Ends the mailbox; gives what stood in the word. */
    final Object closeWord() {
        return TOP.getAndSet(this, Mark.CLOSED);
    }
}
