package dev.actors;

import org.jspecify.annotations.Nullable;

/** What only some runs of an actor carry over from one message to the next. */
final class Baggage {

    /** The monitors, timers and requests that it has set up. */
    final Holdings holdings = new Holdings(false);

    /** The asks that it has taken and not answered; only its thread touches it. */
    final UnansweredAsks unanswered = new UnansweredAsks();

    /** The time-out of the present stay in a behaviour; likewise. */
    @Nullable StateTimeout timeout;

    /** The key that it serves; likewise. */
    @Nullable Keyed keyed;

    /** What it does as its last act; likewise. */
    private @Nullable LastAct lastAct;

    void lastAct(LastAct act) {
        lastAct = act;
    }

    boolean hasLastAct() {
        return lastAct != null || keyed != null;
    }

    /** The last act, which is done once: the state of a key is saved before. */
    void doLastAct(ExitReason reason) throws Exception {
        LastAct act = lastAct;
        Keyed served = keyed;
        lastAct = null;
        keyed = null;
        try {
            if (served != null) {
                served.end(reason);
            }
        } finally {
            if (act != null) {
                act.run(reason);
            }
        }
    }

    /** Tells whether nothing would be lost with it. */
    boolean isEmpty() {
        return holdings.all().isEmpty() && unanswered.isEmpty();
    }

    /** The run is over. */
    void release(Cell cell, ExitReason why) {
        unanswered.fail(cell, why);
        holdings.release();
    }
}
