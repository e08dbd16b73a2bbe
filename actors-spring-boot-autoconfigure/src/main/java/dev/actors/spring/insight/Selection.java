package dev.actors.spring.insight;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntBinaryOperator;

/**
 * Orders one range of many, as if all were sorted: a quicksort that leaves alone what lies outside
 * of the range. Its time is in proportion to the number of all, whatever page is wanted.
 */
final class Selection {

    private static final int FEW = 16;

    private final int[] items;
    private final IntBinaryOperator order;
    private final int from;
    private final int to;

    private Selection(int[] items, IntBinaryOperator order, int from, int to) {
        this.items = items;
        this.order = order;
        this.from = from;
        this.to = to;
    }

    /**
     * Puts those from one position to before another in their places.
     *
     * @param items all different in their order
     * @param order compares two
     */
    static void order(int[] items, IntBinaryOperator order, int from, int to) {
        new Selection(items, order, from, to).sort(0, items.length);
    }

    private void sort(int low, int high) {
        int start = low;
        int end = high;
        while (end - start > FEW && start < to && end > from) {
            int split = partition(start, end);
            if (split - start < end - split) {
                sort(start, split);
                start = split + 1;
            } else {
                sort(split + 1, end);
                end = split;
            }
        }
        if (end - start <= FEW) {
            insert(start, end);
        }
    }

    /** Parts a range by one of its items; gives where that stands then. */
    private int partition(int low, int high) {
        swap(low, ThreadLocalRandom.current().nextInt(low, high));
        int pivot = items[low];
        int left = low;
        int right = high;
        while (true) {
            do {
                left++;
            } while (left < high && order.applyAsInt(items[left], pivot) < 0);
            do {
                right--;
            } while (order.applyAsInt(items[right], pivot) > 0);
            if (left >= right) {
                swap(low, right);
                return right;
            }
            swap(left, right);
        }
    }

    private void insert(int low, int high) {
        for (int i = low + 1; i < high; i++) {
            int item = items[i];
            int at = i;
            while (at > low && order.applyAsInt(items[at - 1], item) > 0) {
                items[at] = items[at - 1];
                at--;
            }
            items[at] = item;
        }
    }

    private void swap(int one, int other) {
        int item = items[one];
        items[one] = items[other];
        items[other] = item;
    }
}
