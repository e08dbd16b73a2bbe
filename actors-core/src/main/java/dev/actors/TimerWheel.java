package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What is scheduled, by ticks: hierarchical timing wheels (Varghese and Lauck, Hashed and
 * Hierarchical Timing Wheels, 1987). Adding and removing take the same short time however much
 * there is, and what is far away is looked at no more often than there are levels.
 *
 * <p>Invariants. Everything changes under this object's monitor. {@code now} is the last tick that
 * was swept. What is added has a later tick; it stands on the level of the highest base-64 digit in
 * which that and {@code now} differ, in the slot that this digit names. So all occupied slots of a
 * level lie ahead of {@code now}, lower slots come before higher ones, and lower levels before
 * higher ones.
 */
final class TimerWheel {

    /** The tick at which nothing is due any more. */
    static final long NEVER = Long.MAX_VALUE;

    /** The slot of what is in no list. */
    static final int NOWHERE = -1;

    private static final int DIGIT = 6;
    private static final int SLOTS = 1 << DIGIT;
    private static final int LEVELS = 8;

    private final @Nullable Scheduled[] slots = new @Nullable Scheduled[LEVELS * SLOTS];

    /** For each level, a bit for each slot that is not empty. */
    private final long[] occupied = new long[LEVELS];

    private long now;
    private long lastNumber;

    /** Adds an entry; if its tick was swept already, it is due at the next one. */
    synchronized void add(Scheduled entry) {
        entry.tick = Math.max(entry.tick, now + 1);
        entry.number = ++lastNumber;
        link(entry);
    }

    /** Takes an entry out, if it is still there. */
    synchronized void remove(Scheduled entry) {
        if (entry.slot != NOWHERE) {
            unlink(entry);
        }
    }

    /** The tick to sweep up to next: nothing is due before it. */
    synchronized long next() {
        int level = lowestLevel();
        return level == LEVELS ? NEVER : firstTick(level);
    }

    /** Moves what is due by a tick into a list. */
    synchronized void sweep(long until, List<Scheduled> due) {
        for (long next = next(); next <= until; next = next()) {
            int level = lowestLevel();
            int slot = level * SLOTS + firstDigit(level);
            now = next;
            for (Scheduled entry = slots[slot]; entry != null; entry = slots[slot]) {
                unlink(entry);
                if (entry.tick == now) {
                    due.add(entry);
                } else {
                    link(entry);
                }
            }
        }
        now = Math.max(now, until);
    }

    private int lowestLevel() {
        int level = 0;
        while (level < LEVELS && occupied[level] == 0) {
            level++;
        }
        return level;
    }

    /** The tick with which the first occupied slot of a level begins. */
    private long firstTick(int level) {
        int shift = level * DIGIT;
        long higherDigits = now >>> shift >>> DIGIT << DIGIT;
        return (higherDigits | firstDigit(level)) << shift;
    }

    private int firstDigit(int level) {
        return Long.numberOfTrailingZeros(occupied[level]);
    }

    private void link(Scheduled entry) {
        int level = (Long.SIZE - 1 - Long.numberOfLeadingZeros(entry.tick ^ now)) / DIGIT;
        int digit = (int) (entry.tick >>> (level * DIGIT)) & (SLOTS - 1);
        int slot = level * SLOTS + digit;
        Scheduled first = slots[slot];
        if (first != null) {
            first.before = entry;
        }
        entry.behind = first;
        entry.slot = slot;
        slots[slot] = entry;
        occupied[level] |= 1L << digit;
    }

    private void unlink(Scheduled entry) {
        Scheduled before = entry.before;
        Scheduled behind = entry.behind;
        int slot = entry.slot;
        if (before != null) {
            before.behind = behind;
        } else {
            slots[slot] = behind;
            if (behind == null) {
                occupied[slot / SLOTS] &= ~(1L << (slot % SLOTS));
            }
        }
        if (behind != null) {
            behind.before = before;
        }
        entry.before = null;
        entry.behind = null;
        entry.slot = NOWHERE;
    }
}
