package dev.actors;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * How threads wait before they park, as what they wait for often takes less time than a park and
 * its wake-up: a virtual thread lets others run, at most {@value #YIELDS} times; a platform thread
 * spins, at most {@value #SPINS} times (less than 0.1 ms), and fewer threads at a time than there
 * are processors, so that one is left for what is waited for.
 *
 * <p>A thread whose short waits have not paid lately parks at once, and tries one again now and
 * then (Karlin, Li, Manasse, Owicki: Empirical Studies of Competitive Spinning, 1991). The credit
 * is kept by thread number, in few places: threads may share one and may lose each other's updates,
 * which costs time at worst.
 */
final class ShortWaits {

    private static final int SPINS = 2_000;
    private static final int YIELDS = 2;

    private final AtomicInteger spinning = new AtomicInteger();
    private final int mostSpinning;

    /** A spin in vain costs more than one that pays saves. */
    private final Credit spins = new Credit(4);

    private final Credit yields = new Credit(1);

    ShortWaits(int processors) {
        mostSpinning = processors - 1;
    }

    /** Waits until a condition holds; false if it is time to park. */
    boolean await(BooleanSupplier done) {
        Thread thread = Thread.currentThread();
        int place = (int) thread.threadId() & Credit.MASK;
        return thread.isVirtual() ? giveWay(done, place) : spin(done, place);
    }

    @SuppressWarnings("ThreadPriorityCheck") // who is waited for may need this carrier
    private boolean giveWay(BooleanSupplier done, int place) {
        if (!yields.isGood(place)) {
            return false;
        }
        boolean holds = false;
        for (int i = 0; i < YIELDS && !holds; i++) {
            Thread.yield();
            holds = done.getAsBoolean();
        }
        yields.note(place, holds);
        return holds;
    }

    private boolean spin(BooleanSupplier done, int place) {
        if (spinning.get() >= mostSpinning || !spins.isGood(place)) {
            return false;
        }
        boolean holds = false;
        try {
            if (spinning.incrementAndGet() > mostSpinning) {
                return false;
            }
            for (int i = 0; i < SPINS && !holds; i++) {
                Thread.onSpinWait();
                holds = done.getAsBoolean();
            }
        } finally {
            spinning.decrementAndGet();
        }
        spins.note(place, holds);
        return holds;
    }

    /**
     * Whether short waits have paid lately. A number from zero up is credit: a wait that paid adds
     * one, and one in vain takes the loss away. A number below zero counts the waits to sit out.
     */
    private static final class Credit {

        private static final int MASK = 63;
        private static final int MOST = 32;
        private static final int SIT_OUT = -32;

        private final int loss;
        private final int[] credits = new int[MASK + 1];

        Credit(int loss) {
            this.loss = loss;
        }

        boolean isGood(int place) {
            int credit = credits[place];
            if (credit < 0) {
                credits[place] = credit + 1;
            }
            return credit >= 0;
        }

        void note(int place, boolean paid) {
            int credit = credits[place];
            if (!paid) {
                credits[place] = credit < loss ? SIT_OUT : credit - loss;
            } else if (credit < MOST) {
                credits[place] = credit + 1;
            }
        }
    }
}
