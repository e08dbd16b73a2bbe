package dev.actors;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.VarHandle;
import java.util.List;

/**
 * The messages of one actor, as their one consumer sees them.
 *
 * <p>Invariant: only the consumer touches the {@link SaveQueue}. Known to it is what leads up to
 * the newest item that the queue has got in this epoch, and as long as it has got none, a message
 * that stood alone in the word and was taken there.
 *
 * <p>A sender that waits enters {@link WaitingSenders}, looks once more, and waits; the consumer
 * counts what it takes and then looks for senders. It does so again, behind a fence, whenever it
 * gets to know new messages and before it goes idle or parks.
 */
non-sealed class Mailbox extends Intake {

    /** Messages taken after which a new epoch begins. */
    private static final int LONG_EPOCH = 1024;

    // What is known

    /** Tells whether the queue has got nothing in this epoch. */
    private boolean isFresh() {
        SaveQueue known = knownSaved();
        return known == null || known.newest() == null;
    }

    private boolean isKnown(Object word) {
        if (word instanceof Mark mark) {
            return mark.state == Mark.State.RUNNING;
        }
        return isFresh() ? isBottomTaken() && isAlone(word) : saved().newest() == word;
    }

    /** Tells whether a word is one message, with nothing below it. */
    private static boolean isAlone(Object word) {
        return word instanceof Envelope envelope
                ? envelope.older == null && envelope.weight == 1
                : !(word instanceof Mark);
    }

    /** The item in the word, if it is alone there and not taken. */
    private @Nullable Object alone() {
        Object word = top();
        return !isBottomTaken() && isAlone(word) && isFresh() ? Envelope.kept(word) : null;
    }

    /** Gets to know the items that have been pushed; false if there are none. */
    boolean fetch() {
        Object word = top();
        if (word instanceof Mark || isKnown(word)) {
            return false;
        }
        saved().append(word, isBottomTaken());
        if (taken() > LONG_EPOCH) {
            boolean unused = mark(word, Mark.RUNNING);
        }
        VarHandle.fullFence();
        makeRoom();
        return true;
    }

    private void makeRoom() {
        SaveQueue known = knownSaved();
        if (known != null) {
            known.makeRoom();
        }
    }

    // One after another

    /** Takes the oldest item that was not taken or put back since {@link #retry}. */
    @Nullable Object take() {
        SaveQueue known = knownSaved();
        Object oldest = known == null ? null : known.takeNext();
        if (oldest == null) {
            oldest = alone();
            if (oldest != null) {
                takeBottom();
            } else if (fetch()) {
                oldest = saved().takeNext();
            }
        }
        if (oldest != null) {
            makeRoom();
        }
        return oldest;
    }

    /**
     * Puts the item that was taken last back to where it was; {@link #take} passes it over until
     * {@link #retry}. If a sender has got its room meanwhile, the bound is exceeded by this one
     * message.
     */
    void putBack(Object item) {
        saved().putBack(item);
        while (taken() < 0 && top() != Mark.CLOSED) {
            boolean unused = fetch() || mark(Mark.RUNNING);
        }
    }

    /** Has {@link #take} begin with the oldest item again. */
    void retry() {
        SaveQueue known = knownSaved();
        if (known != null) {
            known.retry();
        }
    }

    // By choice

    /** Begins a search at the oldest item. */
    void search() {
        SaveQueue known = knownSaved();
        if (known != null) {
            known.search();
        }
    }

    /** The oldest item that the search has not rejected; null if it has to {@link #fetch}. */
    @Nullable Object candidate() {
        SaveQueue known = knownSaved();
        Object held = known == null ? null : known.candidate();
        return held == null ? alone() : held;
    }

    /** Passes a candidate over until the search ends. */
    void reject(Object candidate) {
        SaveQueue known = knownSaved();
        if ((known != null && known.candidate() == candidate) || fetch()) {
            saved().reject(candidate);
        }
    }

    /** Takes a candidate; false if the mailbox has lost it. */
    boolean take(Object candidate) {
        SaveQueue known = knownSaved();
        if (known != null && known.candidate() == candidate) {
            known.takeCandidate();
        } else if (!isBottomTaken() && isFresh()) {
            takeBottom();
        } else {
            return false;
        }
        makeRoom();
        return true;
    }

    // Rest and end

    /** Gives the actor up until a message comes; false if there is one to take. */
    boolean idle() {
        SaveQueue known = knownSaved();
        return (known == null || !known.hasNext()) && mark(Mark.IDLE);
    }

    /** Marks that the consumer is about to park; false if there is a candidate. */
    boolean park(Mark parked) {
        SaveQueue known = knownSaved();
        return (known == null || known.candidate() == null) && mark(parked);
    }

    private boolean mark(Mark next) {
        Object word = top();
        if (!isKnown(word) || !mark(word, next)) {
            return false;
        }
        makeRoom();
        return true;
    }

    /**
     * Ends the mailbox and gives the rest, oldest first. Whoever closes it is its last consumer.
     */
    List<Object> close() {
        SaveQueue known = saved();
        Object word = closeWord();
        if (!(word instanceof Mark)) {
            known.append(word, isBottomTaken());
        }
        List<Object> rest = known.drain();
        makeRoom();
        return rest;
    }

    /** Takes the oldest item that may be lost out of the queue; null if there is none. */
    @Nullable Object dropOldest() {
        boolean unused = fetch();
        Object oldest = saved().dropOldest();
        if (oldest != null) {
            holdOneLess();
        }
        return oldest;
    }
}
