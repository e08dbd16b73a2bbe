package dev.actors;

import dev.actors.isolation.Isolator;
import dev.actors.isolation.NotShareableException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/** How messages get to where they go, or become dead letters. */
final class Messaging {

    private final Node node;
    private final Isolator isolator;
    private final Duration sendTimeout;

    Messaging(Node node, Isolator isolator, Duration sendTimeout) {
        this.node = node;
        this.isolator = isolator;
        this.sendTimeout = sendTimeout;
    }

    void send(Address to, Object message, @Nullable Incarnation from) {
        deliverOrFail(to, isolateMessage(message), null, from);
    }

    /** Passes a message on, with the ask that brought the one in hand. */
    void forward(Address to, Object message, Incarnation from) {
        Object isolated = isolateMessage(message);
        Ask ask = from.turn().lastAsk();
        Cell next = node.registry().reachCell(to);
        boolean isKnown = next != null || node.routes().find(to) != null;
        if (ask == null || ask.isDone() || !isKnown) {
            deliverOrFail(to, isolated, ask, from);
            return;
        }
        ask.passTo(next);
        boolean passedOn = false;
        try {
            deliverOrFail(to, isolated, ask, from);
            passedOn = true;
        } finally {
            if (!passedOn) {
                ask.passTo(from.cell);
            }
        }
    }

    private void deliverOrFail(
            Address to, Object isolated, @Nullable Ask ask, @Nullable Incarnation from) {
        switch (node.registry().reach(to)) {
            case null -> {
                if (!node.routes().pass(to, isolated, ask, sendTimeout, from)) {
                    throw failed(ask, Reports.full(to, Envelope.typeOf(isolated)));
                }
            }
            case Ask asked -> node.asking().answer(asked, isolated);
            case Cell cell -> {
                if (!deliver(cell, isolated, ask, sendTimeout, from)) {
                    throw failed(ask, Reports.full(cell, Envelope.typeOf(isolated), from));
                }
            }
        }
    }

    /** Puts a message into a mailbox of this node; false if there was no room. */
    boolean deliver(
            Cell cell,
            Object isolated,
            @Nullable Ask ask,
            Duration atMost,
            @Nullable Incarnation from) {
        if (ask != null) {
            passTo(ask, cell);
        }
        node.engine().step();
        return Delivery.deliver(cell, isolated, ask, patience(cell, from, atMost), from);
    }

    private static ActorException failed(@Nullable Ask ask, ActorException failure) {
        if (ask != null) {
            ask.fail(failure);
        }
        return failure;
    }

    /** The actor of a key may be another one than a moment ago. */
    private static void passTo(Ask ask, Cell cell) {
        if (!ask.isHeldBy(cell)) {
            ask.passTo(cell);
        }
    }

    /** What becomes of a message that has left the mailbox of an actor of a key. */
    void passOn(Address to, Object isolated, @Nullable Ask ask) {
        try {
            if (!node.routes().pass(to, PassedOn.of(isolated), ask, Duration.ZERO, null)) {
                lose(
                        isolated,
                        to,
                        ask,
                        DeadLetter.Reason.FULL,
                        Reports.full(to, Envelope.typeOf(isolated)));
            }
        } catch (RuntimeException failure) { // the rest of the mailbox must go on all the same
            lose(isolated, to, ask, DeadLetter.Reason.NO_ROUTE, Routes.failure(to, failure));
        }
    }

    private void lose(
            Object message,
            Address to,
            @Nullable Ask ask,
            DeadLetter.Reason reason,
            ActorException why) {
        lose(message, to, reason, why);
        if (ask != null) {
            Routes.fail(ask, why);
        }
    }

    /** Sends without waiting; false if there was no room. */
    boolean offer(Address to, Object message) {
        Object isolated = isolateMessage(message);
        return node.registry().reach(to) instanceof Cell cell
                ? Delivery.deliverCalmly(cell, isolated)
                : offer(to, isolated, null, null);
    }

    /** Sends without waiting; a message that finds no room is a dead letter. */
    void sendOrDrop(
            Address to, Object message, @Nullable Origin origin, @Nullable Incarnation from) {
        Object isolated = isolateMessage(message);
        if (!offer(to, isolated, origin, from)) {
            drop(to, isolated);
        }
    }

    /** What becomes of a message that found no room where nobody waits for it. */
    private void drop(Address to, Object isolated) {
        if (node.registry().find(to) instanceof Cell cell) {
            cell.deadLetter(isolated, DeadLetter.Reason.FULL, null);
        } else {
            lose(isolated, to, DeadLetter.Reason.FULL);
        }
    }

    private boolean offer(
            Address to, Object isolated, @Nullable Origin origin, @Nullable Incarnation from) {
        switch (node.registry().reach(to)) {
            case null -> {
                return node.routes().pass(to, isolated, null, Duration.ZERO, null);
            }
            case Ask ask -> node.asking().answer(ask, isolated);
            case Cell cell -> {
                return Delivery.deliver(cell, isolated, origin, Duration.ZERO, from);
            }
        }
        return true;
    }

    /** How long a sender may wait for room; null where the bound does not concern it. */
    private static @Nullable Duration patience(
            Cell to, @Nullable Incarnation from, Duration atMost) {
        if (from != null && from.cell.equals(to)) {
            return null;
        }
        return to.spec.overflow() == Overflow.BLOCK ? atMost : Duration.ZERO;
    }

    void deadLetter(Address to, Object message) {
        DeadLetter.Reason known =
                to.form() instanceof Address.Form.OfReply
                        ? DeadLetter.Reason.LATE_REPLY
                        : DeadLetter.Reason.DEAD;
        lose(message, to, node.registry().isHere(to) ? known : DeadLetter.Reason.NO_ROUTE);
    }

    /** Makes a dead letter of a message to nobody on this node. */
    void lose(Object message, Address to, DeadLetter.Reason reason) {
        lose(message, to, reason, null);
    }

    /** Likewise, with why it got nowhere. */
    void lose(Object message, Address to, DeadLetter.Reason reason, @Nullable Throwable cause) {
        node.events()
                .deadLetter(
                        new DeadLetter(PassedOn.without(message), to, Events.NONE, reason, cause),
                        node.events().statisticsOf(Events.NONE));
    }

    Object isolateMessage(Object message) {
        Objects.requireNonNull(message, "A message cannot be null");
        return Objects.requireNonNull(isolate(message, () -> "a message"));
    }

    /** An exit reason for one more reader: a result that can change is copied for each. */
    ExitReason isolate(ExitReason reason) {
        return reason instanceof ExitReason.Normal(Object result)
                ? new ExitReason.Normal(isolate(result, () -> "a result"))
                : reason;
    }

    @Nullable Object isolate(@Nullable Object value, Supplier<String> what) {
        try {
            return value == null ? null : isolator.isolate(value);
        } catch (NotShareableException e) {
            throw new IllegalMessageException(
                    "Cannot pass " + what.get() + ": " + e.getMessage(), e);
        }
    }
}
