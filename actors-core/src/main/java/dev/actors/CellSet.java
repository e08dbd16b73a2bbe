package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * All living actors of a node, so that each can be listed and none is collected: lists linked
 * through the actors themselves, striped so that spawning from many threads does not meet at one
 * lock.
 */
final class CellSet {

    private static final int STRIPES = 16;

    private final Stripe[] stripes = new Stripe[STRIPES];

    private static final class Stripe {
        private @Nullable Cell first;
    }

    CellSet() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new Stripe();
        }
    }

    void add(Cell cell) {
        Stripe stripe = stripeOf(cell);
        synchronized (stripe) {
            Cell next = stripe.first;
            cell.nextInSet = next;
            if (next != null) {
                next.previousInSet = cell;
            }
            stripe.first = cell;
        }
    }

    void remove(Cell cell) {
        Stripe stripe = stripeOf(cell);
        synchronized (stripe) {
            Cell previous = cell.previousInSet;
            Cell next = cell.nextInSet;
            if (previous != null) {
                previous.nextInSet = next;
            } else if (cell.equals(stripe.first)) {
                stripe.first = next;
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
            synchronized (stripe) {
                for (Cell cell = stripe.first; cell != null; cell = cell.nextInSet) {
                    cells.add(cell);
                }
            }
        }
        return cells;
    }

    private Stripe stripeOf(Cell cell) {
        return stripes[(int) (cell.id & (STRIPES - 1))];
    }
}
