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

    /** What it does as its last act; likewise. */
    private @Nullable LastAct lastAct;

    void lastAct(LastAct act) {
        lastAct = act;
    }

    /** The last act, which is done once; null if there is none, or it was taken. */
    @Nullable LastAct takeLastAct() {
        LastAct act = lastAct;
        lastAct = null;
        return act;
    }

    /** The run is over. */
    void release(Cell cell, ExitReason why) {
        unanswered.fail(cell, why);
        holdings.release();
    }
}
