package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * All living actors of a node, so that each can be listed and none is collected: lists linked
 * through the actors themselves, striped so that spawning from many threads does not meet at one
 * lock.
 *
 * <p>A stripe has room for two cache lines, and actors of one block of numbers share it: so whoever
 * spawns many meets those that remove them rarely, and not at each.
 */
final class CellSet {

    private static final int STRIPES = 64;

    private static final int REFERENCES_IN_TWO_LINES = 32;

    private final Stripe[] stripes = new Stripe[STRIPES];

    private static final class Stripe {

        /** The list's lock, and its first actor in the first place; the rest keeps others away. */
        private final @Nullable Cell[] first = new Cell[REFERENCES_IN_TWO_LINES];
    }

    CellSet() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    void add(Cell cell) {
        @Nullable Cell[] first = firstOf(cell);
        synchronized (first) {
            Cell next = first[0];
            cell.nextInSet = next;
            if (next != null) {
                next.previousInSet = cell;
            }
            first[0] = cell;
        }
    }

    void remove(Cell cell) {
        @Nullable Cell[] first = firstOf(cell);
        synchronized (first) {
            Cell previous = cell.previousInSet;
            Cell next = cell.nextInSet;
            if (previous != null) {
                previous.nextInSet = next;
            } else if (cell.equals(first[0])) {
                first[0] = next;
            }
            if (next != null) {
                next.previousInSet = previous;
            }
            cell.previousInSet = null;
            cell.nextInSet = null;
        }
    }

    /** The living actors in no order; those that come or go meanwhile may be missed. */
    List<Cell> copy() {
        List<Cell> cells = new ArrayList<>();
        for (Stripe stripe : stripes) {
            synchronized (stripe.first) {
                for (Cell cell = stripe.first[0]; cell != null; cell = cell.nextInSet) {
                    cells.add(cell);
                }
            }
        }
        return cells;
    }

    private @Nullable Cell[] firstOf(Cell cell) {
        return stripes[(int) (cell.id / Numbers.BLOCK) & (STRIPES - 1)].first;
    }
}
