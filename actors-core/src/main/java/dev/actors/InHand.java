package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * The message that a run of an actor handles, and the asks that it has not answered yet. It belongs
 * to the mailbox's one consumer, but for the end of an abandoned run.
 */
final class InHand {

    private final Cell cell;
    private @Nullable Envelope current;
    private @Nullable Ask ownAsk;
    private @Nullable Ask lastAsk;
    private @Nullable UnansweredAsks unanswered;
    private long takenAt;

    InHand(Cell cell) {
        this.cell = cell;
    }

    /** A message is in hand from now on: replies are bound to it. */
    void begin(Envelope envelope) {
        cell.countHandled(1);
        current = envelope;
        ownAsk = envelope.ask();
        lastAsk = ownAsk;
        if (cell.meter != null) {
            takenAt = cell.node().time().nanoTime();
        }
    }

    /** A message is taken while another one is in hand, which stays there. */
    void beginNested(Envelope envelope) {
        cell.countHandled(1);
        lastAsk = envelope.ask();
        remember(envelope.ask());
    }

    /**
     * The message in hand is done with: it is measured, and its ask, if open still, is remembered.
     */
    void finish() {
        Envelope done = current;
        if (done != null) {
            current = null;
            remember(done.ask());
            measure();
        }
    }

    /** Something else than a message is handled: there is nobody to answer. */
    void clear() {
        ownAsk = null;
        lastAsk = null;
    }

    /** The message in hand goes back to where it was: it was not handled. */
    void putBack() {
        current = null;
        cell.countHandled(-1);
    }

    /** The message in hand has no handler: it is a dead letter, and its asker is told. */
    void leaveUnhandled() {
        Envelope unhandled = current;
        if (unhandled == null) {
            return;
        }
        cell.deadLetter(unhandled.message, DeadLetter.Reason.UNHANDLED, null);
        Ask ask = unhandled.ask();
        if (ask != null) {
            ask.fail(
                    new UnhandledMessageException(
                            Reports.name(cell)
                                    + " has no handler for a "
                                    + unhandled.messageType()
                                    + "."));
        }
    }

    /** The run is over: what it has in hand is lost, and what it has not answered fails. */
    void end(ExitReason why) {
        Envelope last = current;
        if (last != null) {
            current = null;
            measure();
            leaveBehind(last, why);
        }
        if (unanswered != null) {
            unanswered.fail(cell, Reports.failure(cell, why, "an earlier ask"));
        }
    }

    private void leaveBehind(Envelope last, ExitReason why) {
        if (!(why instanceof ExitReason.Normal)) {
            Throwable cause = why instanceof ExitReason.Failed failed ? failed.cause() : null;
            cell.deadLetter(last.message, DeadLetter.Reason.CRASHED, cause);
        }
        Ask ask = last.ask();
        if (ask != null && ask.isHeldBy(cell)) {
            ask.fail(Reports.failure(cell, why, last.messageType()));
        }
    }

    private void measure() {
        if (cell.meter != null) {
            cell.node().events().measured(cell.meter, cell.node().time().nanoTime() - takenAt);
        }
    }

    private void remember(@Nullable Ask ask) {
        if (ask != null && !ask.isDone() && ask.isHeldBy(cell)) {
            if (unanswered == null) {
                unanswered = new UnansweredAsks();
            }
            unanswered.add(ask);
        }
    }

    /** The ask of the message last taken. */
    @Nullable Ask lastAsk() {
        return lastAsk;
    }

    /** The ask of the message that is, or last was, in hand. */
    @Nullable Ask ownAsk() {
        return ownAsk;
    }

    @Nullable Envelope current() {
        return current;
    }
}
