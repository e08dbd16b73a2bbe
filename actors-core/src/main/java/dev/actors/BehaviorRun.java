package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A run in behaviour style: no thread between messages, and an activation for those that have come.
 *
 * <p>Invariant: an activation ends before the next one of the same actor starts. The mailbox's mark
 * sees to it: only who replaces {@code IDLE} schedules an activation, and an activation sets {@code
 * IDLE} as the last thing it does.
 */
final class BehaviorRun {

    /** Messages that one activation handles before it lets others run. */
    private static final int BATCH = 256;

    private final Incarnation incarnation;
    private final Cell cell;
    private @Nullable Behavior<?> behavior;

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
            Envelope envelope = mailbox.after(null);
            if (envelope != null) {
                mailbox.remove(envelope);
                handle(envelope);
                handled++;
            } else if (incarnation.goIdle()) {
                return;
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
        if (first == null || first.isSame() || first.isUnhandled()) {
            throw new IllegalStateException(
                    "The setup of " + Reports.name(cell) + " returned no behaviour of its own.");
        }
        behavior = first;
        incarnation.ready();
        become(first);
    }

    private void handle(Envelope envelope) throws Exception {
        if (envelope.message instanceof StateQuery query) {
            query.answer();
            return;
        }
        incarnation.begin(envelope);
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
        if (next == null) {
            throw new IllegalStateException(
                    "The handler of "
                            + Reports.name(cell)
                            + " returned no behaviour for a "
                            + envelope.messageType()
                            + ". Return Behavior.same() to go on.");
        }
        if (next.isUnhandled()) {
            leaveUnhandled(envelope);
        }
        incarnation.finishMessage();
        become(next);
    }

    private void become(Behavior<?> next) {
        Behavior.Stop stop = next.stop();
        if (stop != null) {
            incarnation.endNormally(stop.result());
        } else if (!next.isSame() && !next.isUnhandled()) {
            behavior = next;
        }
    }

    private void refuse(Envelope envelope, Refusal refusal) {
        if (envelope.ask != null) {
            envelope.ask.fail(refusal);
        } else {
            cell.deadLetter(envelope.message, DeadLetter.Reason.REFUSED, refusal);
        }
    }

    private void leaveUnhandled(Envelope envelope) {
        cell.deadLetter(envelope.message, DeadLetter.Reason.UNHANDLED, null);
        if (envelope.ask != null) {
            envelope.ask.fail(
                    new UnhandledMessageException(
                            Reports.name(cell)
                                    + " has no handler for a "
                                    + envelope.messageType()
                                    + "."));
        }
    }
}
