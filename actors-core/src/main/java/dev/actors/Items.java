package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Items in the order of their arrival, from the midst of which some are taken.
 *
 * <p>Invariants. They stand in {@code items} from {@code head} to before {@code tail}, {@code live}
 * of them, with nulls in the place of those that were taken; outside of that range is nothing but
 * null. The two positions {@code next} and {@code looked} move with the items. An index, if there
 * is one, knows all items.
 */
abstract sealed class Items permits SaveQueue {

    private static final @Nullable Object[] NONE = {};
    private static final int MOST_KEPT = 64;

    @Nullable Object[] items = NONE;
    int head;
    int tail;
    int live;
    int next;
    int looked;
    private @Nullable ClassIndex index;

    /**
     * Gets to know the items that lead to a word, and cuts their chain. They get an array of their
     * own if there is nothing else to keep, since a young one is cheaper to write to.
     *
     * @param isBottomKnown whether the item at the bottom of the chain is not to be added
     */
    final void append(Object word, boolean isBottomKnown) {
        int added = isBottomKnown ? -1 : 0;
        for (Object item = word; item != null; item = Envelope.older(item)) {
            added++;
        }
        if (live == 0) {
            items = new @Nullable Object[added];
        } else if (tail + added > items.length) {
            makeSpace(added);
        }
        int position = tail + added;
        for (Object item = word; item != null && position > tail; item = Envelope.cut(item)) {
            items[--position] = Envelope.kept(item);
        }
        int from = tail;
        tail += added;
        live += added;
        if (index != null) {
            enter(index, from);
        }
    }

    private void enter(ClassIndex into, int from) {
        for (int position = from; position < tail; position++) {
            Object item = items[position];
            if (item != null) {
                into.add(item, position);
            }
        }
    }

    /** Closes the gaps, and grows if there are few of them. */
    private void makeSpace(int added) {
        int most = live + added;
        @Nullable Object[] into = most <= items.length / 2 ? items : new @Nullable Object[2 * most];
        int to = 0;
        int newNext = 0;
        int newLooked = 0;
        for (int from = head; from < tail; from++) {
            Object item = items[from];
            if (item != null) {
                newNext += from < next ? 1 : 0;
                newLooked += from < looked ? 1 : 0;
                into[to++] = item;
            }
        }
        if (into == items) {
            Arrays.fill(into, to, tail, null);
        }
        items = into;
        index = null;
        head = 0;
        tail = to;
        next = newNext;
        looked = newLooked;
    }

    final Object removeAt(int position) {
        Object item = Objects.requireNonNull(items[position]);
        items[position] = null;
        live--;
        if (live == 0) {
            clear();
        } else if (position == head) {
            head++;
        }
        return item;
    }

    /** Inserts an item before those from {@code next} on. */
    final void insertBeforeNext(Object item) {
        int position = next - 1;
        if (position < 0 || items[position] != null) {
            position = openGap();
        }
        items[position] = item;
        index = null;
        live++;
        head = Math.min(head, position);
        next = position + 1;
    }

    /** Makes a gap before the items that come next. */
    private int openGap() {
        if (tail == items.length) {
            makeSpace(1);
        }
        System.arraycopy(items, next, items, next + 1, tail - next);
        tail++;
        return next;
    }

    private void clear() {
        index = null;
        head = 0;
        tail = 0;
        next = 0;
        looked = 0;
    }

    /** Keeps no large array for nothing. */
    final void trim() {
        if (live == 0 && items.length > MOST_KEPT) {
            items = NONE;
        }
    }

    /** Takes all. */
    final List<Object> drain() {
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

    /** Adds the oldest items that count; from any thread, at the risk of missing some. */
    final void peek(int most, List<Object> into) {
        @Nullable Object[] all = items;
        int end = Math.min(tail, all.length);
        for (int position = Math.max(0, head); position < end && into.size() < most; position++) {
            Object item = all[position];
            if (item != null && Envelope.weight(item) > 0) {
                into.add(item);
            }
        }
    }

    /** The position of the first item from a position on; {@code tail} if there is none. */
    final int firstFrom(int position) {
        int first = Math.max(position, head);
        while (first < tail && items[first] == null) {
            first++;
        }
        return first;
    }

    /** The index of the items, made where there is none. */
    final ClassIndex index() {
        ClassIndex known = index;
        if (known == null) {
            known = new ClassIndex();
            enter(known, head);
            index = known;
        }
        return known;
    }
}
