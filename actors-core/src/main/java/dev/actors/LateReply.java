package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.function.BiConsumer;

/** The answer to one message that is made after the message was handled, on any thread. */
final class LateReply implements BiConsumer<@Nullable Object, @Nullable Throwable> {

    private final Cell from;
    private final Object item;

    private LateReply(Cell from, Object item) {
        this.from = from;
        this.item = item;
    }

    /** The answer to the message that a run has in hand. */
    static LateReply of(Incarnation run) {
        Object item = run.turn().current();
        if (item == null) {
            throw new IllegalStateException(
                    Reports.name(run.cell) + " has no message in hand that it could answer.");
        }
        Ask ask = Envelope.ask(item);
        if (ask != null) {
            ask.loosen();
        }
        return new LateReply(run.cell, item);
    }

    @Override
    public void accept(@Nullable Object value, @Nullable Throwable failure) {
        if (failure != null) {
            fail(Futures.causeOf(failure));
            return;
        }
        Ask ask = Envelope.ask(item);
        if (ask != null) {
            try {
                from.node().messaging().answer(ask, value);
            } catch (IllegalMessageException e) {
                fail(e);
            }
        }
    }

    private void fail(Throwable cause) {
        ActorException failure =
                cause instanceof Refusal refusal
                        ? refusal
                        : Reports.failure(
                                from, new ExitReason.Failed(cause), Envelope.messageType(item));
        Ask ask = Envelope.ask(item);
        if (ask == null || !ask.fail(failure)) {
            DeadLetter.Reason reason =
                    cause instanceof Refusal
                            ? DeadLetter.Reason.REFUSED
                            : DeadLetter.Reason.CRASHED;
            from.deadLetter(Envelope.message(item), reason, cause);
        }
    }
}
