package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/**
 * The answer to one message that is made after the message was handled, on any thread.
 *
 * <p>Invariant: its run holds it until the stage is done, or nobody waits for its answer any more.
 */
final class LateReply implements BiConsumer<@Nullable Object, @Nullable Throwable>, Holding {

    private final Incarnation owner;
    private final Cell from;
    private final Object item;
    private volatile boolean done;

    private LateReply(Incarnation owner, Object item) {
        this.owner = owner;
        from = owner.cell;
        this.item = item;
    }

    /** Answers the message that a run has in hand with what a stage gives. */
    static void await(Incarnation run, CompletionStage<? extends @Nullable Object> stage) {
        LateReply reply = of(run);
        stage.whenComplete(reply);
        reply.hold();
    }

    private static LateReply of(Incarnation run) {
        Object item = run.turn().current();
        if (item == null) {
            throw new IllegalStateException(
                    Reports.name(run.cell) + " has no message in hand that it could answer.");
        }
        Ask ask = Envelope.ask(item);
        if (ask != null) {
            ask.loosen();
        }
        return new LateReply(run, item);
    }

    private void hold() {
        if (done) {
            return;
        }
        owner.holdings().add(this);
        Ask ask = Envelope.ask(item);
        if (ask != null) {
            ask.whenDone(this::letGo);
        }
        if (done) {
            letGo();
        }
    }

    /** Tells whether an ask waits for it. */
    boolean answers(Ask ask) {
        return Envelope.ask(item) == ask;
    }

    private void letGo() {
        owner.holdings().remove(this);
    }

    @Override
    public void accept(@Nullable Object value, @Nullable Throwable failure) {
        try {
            answer(value, failure);
        } finally {
            done = true;
            letGo();
        }
    }

    /** The ask fails with the run, as all do that it has left unanswered. */
    @Override
    public void release() {}

    private void answer(@Nullable Object value, @Nullable Throwable failure) {
        if (failure != null) {
            fail(Futures.causeOf(failure));
            return;
        }
        Ask ask = Envelope.ask(item);
        if (ask != null) {
            try {
                from.node().asking().answer(ask, value);
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
