package dev.actors;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What a mailbox stands in, apart from what its consumer holds: one word, and the count of what has
 * been taken.
 *
 * <p>Invariants. The word {@code top} is a {@link Mark}, or the item pushed last: an {@link
 * Envelope}, which leads to the older ones, or a bare message. The consumer leaves what it has
 * taken in the word: the last item stands there as the sign that the actor runs, until a mark takes
 * its place. So a sparse message costs a sender's swap and a consumer's, and nothing is allocated.
 * From one mark to the next is an <i>epoch</i>. There is exactly one consumer, but under {@code
 * IDLE} there is none, and who replaces that mark is in its place until it has begun the next epoch
 * and scheduled the actor.
 *
 * <p>The size is the word's depth, less what has been taken in this epoch: {@code taken}, whether
 * the item at the bottom was taken out of the word itself, and what was taken out of the {@link
 * SaveQueue}. Both are written by the consumer only. As a mark takes the word's place, {@code
 * taken} is unsettled until it is zero for the next epoch; who needs it meanwhile waits for these
 * few instructions of another thread.
 */
abstract sealed class Word permits Intake {

    private static final byte UNSETTLED = -1;

    /** Says that the word has changed meanwhile. */
    static final int GONE = Integer.MIN_VALUE;

    private static final VarHandle TOP;
    private static final VarHandle SAVED;
    private static final VarHandle TAKEN;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TOP = lookup.findVarHandle(Word.class, "top", Object.class);
            SAVED = lookup.findVarHandle(Word.class, "saved", SaveQueue.class);
            TAKEN = lookup.findVarHandle(Word.class, "taken", byte.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile Object top = Mark.RUNNING;

    /** Made once messages pile up, or senders wait. */
    private volatile @Nullable SaveQueue saved;

    private byte taken;

    /** Whether the consumer knows the item at the bottom of the word's chain. */
    private boolean isBottomKnown;

    /** Who runs the actor, as a sender would find it. */
    final Mark.State state() {
        return top instanceof Mark mark ? mark.state : Mark.State.RUNNING;
    }

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

    /** What has been taken of what leads to a word; {@code GONE} if another one stands there. */
    final int takenOf(Object word) {
        if (word instanceof Mark mark && mark.state != Mark.State.RUNNING) {
            return 0;
        }
        byte first = (byte) TAKEN.getAcquire(this);
        while (first == UNSETTLED && top == word) {
            Thread.onSpinWait();
            first = (byte) TAKEN.getAcquire(this);
        }
        SaveQueue known = saved;
        int others = known == null ? 0 : known.taken();
        return first != UNSETTLED && top == word ? first + others : GONE;
    }

    /**
     * Adds the oldest items that the consumer does not know, of those that count; from any thread,
     * at the risk of missing some.
     */
    final void peekWord(int most, List<Object> into) {
        Object word = top;
        boolean knowsBottom = isBottomKnown;
        Deque<Object> oldest = new ArrayDeque<>();
        for (Object item = word instanceof Mark ? null : word; item != null; ) {
            Object older = Envelope.older(item);
            if (Envelope.weight(item) > 0 && (older != null || !knowsBottom)) {
                oldest.addFirst(item);
                if (oldest.size() > most) {
                    oldest.removeLast();
                }
            }
            item = older;
        }
        into.addAll(oldest);
    }

    // Changes

    /** Puts an item or a mark into the word; null if the word has changed. */
    final @Nullable Mark replace(Object word, Object next) {
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

    final Object top() {
        return top;
    }

    /**
     * Tells whether the consumer knows all that leads to a word: what it knows is cut off, but for
     * the item at the bottom.
     */
    final boolean isKnown(Object word) {
        return word instanceof Mark mark
                ? mark.state == Mark.State.RUNNING
                : isBottomKnown && Envelope.older(word) == null;
    }

    /** Tells whether a word is an item that the consumer does not know. */
    final boolean isNew(Object word) {
        return !(word instanceof Mark) && !isKnown(word);
    }

    /** The item in the word, if it is alone there, is unknown, and counts. */
    final @Nullable Object alone() {
        Object word = top;
        boolean isAlone =
                !isBottomKnown
                        && !(word instanceof Mark)
                        && Envelope.older(word) == null
                        && Envelope.weight(word) == 1;
        return isAlone ? Envelope.kept(word) : null;
    }

    /** Takes the item that was alone in the word; false if it is known meanwhile. */
    final boolean takeAlone() {
        if (isBottomKnown) {
            return false;
        }
        isBottomKnown = true;
        TAKEN.setOpaque(this, (byte) 1);
        return true;
    }

    /** Gets to know a word that is an item. */
    final void append(Object word) {
        saved().append(word, isBottomKnown);
        isBottomKnown = true;
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
        byte first = taken;
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
        isBottomKnown = false;
        TAKEN.setRelease(this, (byte) 0);
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

    /** Ends the mailbox; gives what stood in the word, once it belongs to the caller. */
    final Object closeWord() {
        Object word = TOP.getAndSet(this, Mark.CLOSED);
        while (!(word instanceof Mark) && (byte) TAKEN.getAcquire(this) == UNSETTLED) {
            Thread.onSpinWait();
        }
        return word;
    }
}
