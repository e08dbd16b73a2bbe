package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The messages of one actor, as their one consumer sees them.
 *
 * <p>Invariant: only the consumer touches the {@link SaveQueue}, which holds what it knows of and
 * has not taken.
 *
 * <p>A sender that waits enters {@link WaitingSenders}, looks once more, and waits; the consumer
 * counts what it takes, and then looks for senders. There is no fence between the two, so it may
 * overlook one that enters in that instant, but no longer than until it takes the next message, or
 * rests: it looks again behind the swap that says so.
 */
non-sealed class Mailbox extends Intake {

    /** Messages taken after which a new epoch begins, so that no counter overflows. */
    private static final int LONG_EPOCH = 1 << 20;

    /** Gets to know the items that have been pushed; false if there are none. */
    boolean fetch() {
        Object word = top();
        if (!isNew(word)) {
            return false;
        }
        append(word);
        if (taken() > LONG_EPOCH) {
            boolean unused = mark(word, Mark.RUNNING);
        }
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
            if (oldest == null && fetch()) {
                oldest = saved().takeNext();
            } else {
                boolean unused = oldest != null && takeAlone();
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
     * message. A new epoch begins, in which the senders' notes of more room are forgotten.
     */
    void putBack(Object item) {
        saved().putBack(item);
        while (!mark(Mark.RUNNING) && top() != Mark.CLOSED) {
            boolean unused = fetch();
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

    /**
     * Begins a search at the oldest item, or at the first that the one before it had not rejected
     * if that was for the same.
     *
     * @param what is equal for searches that want the same; null if that is not known
     * @param who for whom
     */
    void search(@Nullable Object what, @Nullable Object who) {
        SaveQueue known = knownSaved();
        if (known != null) {
            known.search(what, who);
        }
    }

    /** The oldest item that a search wants, among the known ones and one more. */
    @Nullable Object find(Search search) {
        for (; ; ) {
            SaveQueue known = knownSaved();
            Object found = known == null ? null : known.find(search);
            if (found == null) {
                found = alone();
                if (found != null && !wants(search, found)) {
                    reject(found);
                    continue;
                }
            }
            return found;
        }
    }

    static boolean wants(Search search, Object item) {
        boolean wanted = search.wants(item);
        search.check();
        return wanted;
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
        } else if (!takeAlone()) {
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
        Object word = closeWord();
        if (isNew(word)) {
            append(word);
        }
        SaveQueue known = knownSaved();
        if (known == null) {
            return List.of();
        }
        List<Object> rest = known.drain();
        makeRoom();
        return rest;
    }

    // For those who look from outside, from any thread

    /**
     * The oldest messages. The consumer does not wait for whoever looks, so that something may be
     * missed or seen though it is taken.
     */
    List<Object> peek(int most) {
        List<Object> seen = new ArrayList<>();
        SaveQueue known = knownSaved();
        if (known != null) {
            known.peek(most, seen);
        }
        if (seen.size() < most) {
            peekWord(most - seen.size(), seen);
        }
        return seen;
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
