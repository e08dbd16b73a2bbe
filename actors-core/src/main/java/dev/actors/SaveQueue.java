package dev.actors;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The items that a mailbox's consumer knows of and has not taken, in the order of their arrival;
 * Erlang's save queue. With it are the senders that wait for room.
 *
 * <p>Invariants. Everything before {@code next} was taken or put back since the last {@link
 * #retry}, and everything before {@code looked} was rejected by the present search, which is for
 * what is {@code sought}. All of it belongs to the consumer, but for {@code senders}, and {@code
 * taken}, which senders read.
 */
final class SaveQueue extends Items {

    /** Items that a search passes before it looks by class. */
    private static final int FEW = 32;

    private static final VarHandle TAKEN;

    static {
        try {
            TAKEN = MethodHandles.lookup().findVarHandle(SaveQueue.class, "taken", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private int taken;
    private @Nullable Object sought;
    private @Nullable Object searcher;
    private volatile @Nullable WaitingSenders senders;

    // What senders see

    /** The messages taken out of it, less those put back, in this epoch. */
    int taken() {
        return (int) TAKEN.getAcquire(this);
    }

    private void count(int messages) {
        TAKEN.setRelease(this, taken + messages);
    }

    synchronized WaitingSenders senders(Intake mailbox, int capacity, Engine engine) {
        WaitingSenders known = senders;
        if (known == null) {
            known = new WaitingSenders(mailbox, capacity, engine);
            senders = known;
        }
        return known;
    }

    void makeRoom() {
        WaitingSenders waiting = senders;
        if (waiting != null) {
            waiting.roomMade();
        }
    }

    void beginEpoch() {
        trim();
        TAKEN.setRelease(this, 0);
    }

    private Object remove(int position) {
        Object item = removeAt(position);
        count(Envelope.weight(item));
        return item;
    }

    // One after another

    boolean hasNext() {
        next = firstFrom(next);
        return next < tail;
    }

    /** Takes the first item that was not taken or put back since {@link #retry}. */
    @Nullable Object takeNext() {
        if (!hasNext()) {
            return null;
        }
        return remove(next++);
    }

    /** Puts the item that was taken last back, before those that come next. */
    void putBack(Object item) {
        sought = null;
        insertBeforeNext(item);
        count(-Envelope.weight(item));
    }

    void retry() {
        next = 0;
    }

    // By choice

    /** Begins a search, which goes on where the one before it ended if that was for the same. */
    void search(@Nullable Object what, @Nullable Object who) {
        if (what == null || who != searcher || !what.equals(sought)) {
            looked = 0;
            sought = what;
            searcher = who;
        }
    }

    /** The oldest item that a search wants; null if it has to wait for one. */
    @Nullable Object find(Search search) {
        Object found = scan(search, FEW);
        if (found == null && looked < tail && search.isNarrow()) {
            found = findByClass(search);
        }
        return found == null && looked < tail ? scan(search, Integer.MAX_VALUE) : found;
    }

    /**
     * Looks at so many items, one after another, and now and then whether the run goes on: until it
     * has looked, it changes nothing.
     */
    private @Nullable Object scan(Search search, int most) {
        looked = firstFrom(looked);
        int end = (int) Math.min(tail, (long) looked + most);
        while (looked < end) {
            int pause = Math.min(end, looked + FEW);
            int found = scan(search, looked, pause);
            search.check();
            looked = found;
            if (found < pause) {
                return items[found];
            }
        }
        return null;
    }

    /** The first position of a wanted item. */
    private int scan(Search search, int from, int end) {
        @Nullable Object[] all = items;
        int position = from;
        while (position < end) {
            Object item = all[position];
            if (item != null && search.wants(item)) {
                break;
            }
            position++;
        }
        return position;
    }

    /** Looks at the items that come into question; only at a few if those are most. */
    private @Nullable Object findByClass(Search search) {
        ClassIndex known = index();
        int left = known.seek(search.types(), looked, items) > live / 2 ? FEW : live;
        for (int position = known.next(); position < tail; position = known.next()) {
            Object item = items[position];
            if (item != null) {
                boolean wanted = search.wants(item);
                search.check();
                looked = wanted ? position : position + 1;
                if (wanted) {
                    return item;
                }
                if (--left == 0) {
                    return null;
                }
            }
        }
        looked = tail;
        return null;
    }

    /** The oldest item that the search has not rejected. */
    @Nullable Object candidate() {
        looked = firstFrom(looked);
        return looked < tail ? items[looked] : null;
    }

    void reject(Object candidate) {
        if (candidate() == candidate) {
            looked++;
        }
    }

    void takeCandidate() {
        Object unused = remove(looked);
    }

    /** Takes the oldest item that may be lost; null if there is none. */
    @Nullable Object dropOldest() {
        for (int position = head; position < tail; position++) {
            Object item = items[position];
            if (item != null && !(item instanceof Envelope envelope && envelope.exempt)) {
                return remove(position);
            }
        }
        return null;
    }
}
