package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A run in behaviour style: no thread between messages, and an activation for those that have come.
 *
 * <p>Invariants. An activation ends before the next one of the same actor starts. The mailbox's
 * mark sees to it: only who replaces {@code IDLE} schedules an activation, and an activation sets
 * {@code IDLE} as the last thing it does. The messages up to and with {@code postponed} wait for
 * another state; it stands in the queue whenever it is set.
 */
final class BehaviorRun {

    /** Messages that one activation handles before it lets others run. */
    private static final int BATCH = 256;

    private final Incarnation incarnation;
    private final Cell cell;
    private @Nullable Behavior<?> behavior;
    private @Nullable StateTimeout timeout;
    private @Nullable Envelope postponed;

    BehaviorRun(Incarnation incarnation) {
        this.incarnation = incarnation;
        this.cell = incarnation.cell;
    }

    void activate() throws Exception {
        if (behavior == null) {
            setUp();
        }
        Mailbox mailbox = cell.mailbox;
        for (int handled = 0; handled < BATCH && !incarnation.hasEnded(); ) {
            incarnation.checkReceive();
            Envelope envelope = mailbox.after(postponed);
            if (envelope == null) {
                if (incarnation.goIdle(postponed)) {
                    return;
                }
            } else if (incarnation.remove(envelope)) {
                handle(envelope);
                handled++;
            }
        }
        incarnation.makeRoom();
    }

    private void setUp() throws Exception {
        Behavior<?> first =
                (Behavior<?>)
                        cell.spec
                                .program()
                                .body()
                                .run(
                                        incarnation.context(),
                                        cell.spec.isolatedArguments(cell.node()));
        if (first == null || first.isMark()) {
            throw new IllegalStateException(
                    "The setup of " + Reports.name(cell) + " returned no behaviour of its own.");
        }
        enter(first);
        incarnation.ready();
        if (first.stop() != null) {
            become(first);
        }
    }

    private void handle(Envelope envelope) throws Exception {
        switch (envelope.message) {
            case StateQuery query -> query.answer();
            case StateTimeout over -> {
                over.end();
                incarnation.inHand.clear();
                become(
                        next(
                                Objects.requireNonNull(behavior).timedOut(incarnation.context()),
                                "state time-out"));
            }
            default -> handleMessage(envelope);
        }
    }

    private void handleMessage(Envelope envelope) throws Exception {
        incarnation.inHand.begin(envelope);
        cell.node().engine().step();
        Behavior<?> next;
        try {
            next = Objects.requireNonNull(behavior).handle(incarnation.context(), envelope.message);
        } catch (Refusal refusal) {
            refuse(envelope, refusal);
            next = Behavior.same();
        }
        if (incarnation.hasEnded()) {
            return;
        }
        next = next(next, envelope.messageType());
        if (next.isPostponed()) {
            incarnation.inHand.putBack();
            cell.mailbox.putBack(envelope, postponed);
            postponed = envelope;
            return;
        }
        envelope.taken();
        if (next.isUnhandled()) {
            incarnation.inHand.leaveUnhandled();
        }
        incarnation.inHand.finish();
        become(next);
    }

    private Behavior<?> next(@Nullable Behavior<?> returned, String over) {
        if (returned == null) {
            throw new IllegalStateException(
                    "The handler of "
                            + Reports.name(cell)
                            + " returned no behaviour for a "
                            + over
                            + ". Return Behavior.same() to go on.");
        }
        return returned;
    }

    private void become(Behavior<?> next) {
        Behavior.Stop stop = next.stop();
        if (stop != null) {
            incarnation.endNormally(stop.result());
        } else if (!next.isMark()) {
            enter(next);
        }
    }

    /** A stay in a behaviour begins, and its time-out with it. */
    private void enter(Behavior<?> next) {
        behavior = next;
        postponed = null;
        if (timeout != null) {
            timeout.end();
            timeout = null;
        }
        if (next.timeout() != null) {
            timeout = new StateTimeout(incarnation).start(next.timeout());
        }
    }

    /** A receive inside a handler is about to take a message out of the queue. */
    void beforeRemoval(Envelope envelope) {
        if (postponed == envelope) {
            postponed = envelope.previous;
        }
    }

    private void refuse(Envelope envelope, Refusal refusal) {
        Ask ask = envelope.ask();
        if (ask != null) {
            ask.fail(refusal);
        } else {
            cell.deadLetter(envelope.message, DeadLetter.Reason.REFUSED, refusal);
        }
    }
}
