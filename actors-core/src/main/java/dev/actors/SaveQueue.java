package dev.actors;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The items that a mailbox's consumer knows of and has not taken, in the order of their arrival;
 * Erlang's save queue. With it are the senders that wait for room.
 *
 * <p>Invariants. The items stand in {@code items} from {@code head} to before {@code tail}, {@code
 * live} of them, with nulls in the place of those that were taken out of the middle; outside of
 * that range is nothing but null. There are two positions: everything before {@code next} was taken
 * or put back since the last {@link #retry}, and everything before {@code looked} was rejected by
 * the present search; they move with the items. All of it belongs to the consumer, but for {@code
 * senders}, and {@code taken}, which senders read.
 */
final class SaveQueue {

    private static final @Nullable Object[] NONE = {};
    private static final int FEWEST = 8;
    private static final int MOST_KEPT = 64;
    private static final VarHandle TAKEN;

    static {
        try {
            TAKEN = MethodHandles.lookup().findVarHandle(SaveQueue.class, "taken", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private @Nullable Object[] items = NONE;
    private int head;
    private int tail;
    private int live;
    private int next;
    private int looked;
    private int taken;
    private @Nullable Object newest;
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

    // Epochs

    /** The newest item that it has got in this epoch; null if it has got none. */
    @Nullable Object newest() {
        return newest;
    }

    void beginEpoch() {
        newest = null;
        TAKEN.setRelease(this, 0);
    }

    /**
     * Gets to know the items that lead to a word, down to those that are known.
     *
     * @param bottomTaken whether the item at the bottom of the epoch has been taken
     */
    void append(Object word, boolean bottomTaken) {
        int added = 0;
        Object item = word;
        while (item != null && item != newest) {
            Object older = null;
            if (item instanceof Envelope envelope) {
                older = envelope.older;
                envelope.older = null;
            }
            if (older != null || newest != null || !bottomTaken) {
                add(Envelope.kept(item));
                added++;
            }
            item = older;
        }
        newest = word;
        for (int from = tail - added, to = tail - 1; from < to; from++, to--) {
            Object swapped = items[from];
            items[from] = items[to];
            items[to] = swapped;
        }
    }

    private void add(Object item) {
        if (tail == items.length) {
            makeSpace();
        }
        items[tail++] = item;
        live++;
    }

    /** Closes the gaps, or grows if there are few of them. */
    private void makeSpace() {
        if (live > items.length / 2 || live == 0) {
            items = Arrays.copyOf(items, Math.max(FEWEST, 2 * items.length));
            return;
        }
        int to = 0;
        int newNext = 0;
        int newLooked = 0;
        for (int from = head; from < tail; from++) {
            Object item = items[from];
            if (item != null) {
                newNext += from < next ? 1 : 0;
                newLooked += from < looked ? 1 : 0;
                items[to++] = item;
            }
        }
        Arrays.fill(items, to, tail, null);
        head = 0;
        tail = to;
        next = newNext;
        looked = newLooked;
    }

    private Object remove(int position) {
        Object item = Objects.requireNonNull(items[position]);
        items[position] = null;
        live--;
        if (live == 0) {
            clear();
        } else if (position == head) {
            head = firstFrom(head);
        }
        count(Envelope.weight(item));
        return item;
    }

    private void clear() {
        if (items.length > MOST_KEPT) {
            items = NONE;
        }
        head = 0;
        tail = 0;
        next = 0;
        looked = 0;
    }

    /** The position of the first item from a position on; {@code tail} if there is none. */
    private int firstFrom(int position) {
        int first = Math.max(position, head);
        while (first < tail && items[first] == null) {
            first++;
        }
        return first;
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
        int position = next - 1;
        if (position < 0 || items[position] != null) {
            position = openBefore(next);
        }
        items[position] = item;
        live++;
        head = Math.min(head, position);
        next = position + 1;
        count(-Envelope.weight(item));
    }

    private int openBefore(int position) {
        if (tail == items.length) {
            items = Arrays.copyOf(items, Math.max(FEWEST, 2 * items.length));
        }
        System.arraycopy(items, position, items, position + 1, tail - position);
        tail++;
        return position;
    }

    void retry() {
        next = 0;
    }

    // By choice

    void search() {
        looked = 0;
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

    /** Takes all. */
    List<Object> drain() {
        List<Object> rest = new ArrayList<>(live);
        for (int position = head; position < tail; position++) {
            Object item = items[position];
            if (item != null) {
                rest.add(item);
            }
        }
        Arrays.fill(items, null);
        live = 0;
        clear();
        return rest;
    }
}
