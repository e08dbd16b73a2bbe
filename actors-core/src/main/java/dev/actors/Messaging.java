package dev.actors;

import dev.actors.isolation.Isolator;
import dev.actors.isolation.NotShareableException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** How messages, asks and replies get to where they go, or become dead letters. */
final class Messaging {

    private final Node node;
    private final Isolator isolator;
    private final Duration sendTimeout;
    private final AskCycles cycles = new AskCycles();

    Messaging(Node node, Isolator isolator, Duration sendTimeout) {
        this.node = node;
        this.isolator = isolator;
        this.sendTimeout = sendTimeout;
    }

    AskCycles cycles() {
        return cycles;
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
            case Ask asked -> answer(asked, isolated);
            case Cell cell -> {
                if (ask != null) {
                    passTo(ask, cell);
                }
                node.engine().step();
                if (!Delivery.deliver(
                        cell, isolated, ask, patience(cell, from, sendTimeout), from)) {
                    throw failed(ask, Reports.full(cell, Envelope.typeOf(isolated), from));
                }
            }
        }
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
        if (!node.routes().pass(to, PassedOn.of(isolated), ask, Duration.ZERO, null)) {
            lose(isolated, to, DeadLetter.Reason.FULL);
            ActorException unused = failed(ask, Reports.full(to, Envelope.typeOf(isolated)));
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
            case Ask ask -> answer(ask, isolated);
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

    @Nullable Object ask(Address to, Object message, Duration timeout, @Nullable Incarnation from) {
        refuseSelfAsk(to, from);
        Object isolated = isolateMessage(message);
        Cell cell = node.registry().reachCell(to);
        Ask ask = new Ask(node, cell);
        Duration left = timeout;
        if (!submit(ask, to, isolated, Duration.ZERO, from)) {
            long start = node.time().nanoTime();
            submitOrFail(ask, to, isolated, shorter(timeout, sendTimeout), from);
            left = timeout.minusNanos(node.time().nanoTime() - start);
        }
        try {
            if (!ask.settled("a reply", cell, message, left, from)) {
                timeOut(ask, to, message, timeout);
            }
        } finally {
            ask.giveUp();
        }
        return ask.outcome();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void refuseSelfAsk(Address to, @Nullable Incarnation from) {
        if (from != null && from.cell.equals(node.registry().findCell(to))) {
            throw new SelfAskException(Reports.name(from.cell));
        }
    }

    CompletableFuture<@Nullable Object> askAsync(
            Address to, Object message, Duration timeout, @Nullable Incarnation from) {
        return Futures.apart(askLater(to, message, timeout, from).toFuture(), node.engine());
    }

    /** Asks without waiting; what wrong comes of it fails the ask. */
    Ask askLater(Address to, Object message, Duration timeout, @Nullable Incarnation from) {
        Ask ask = askAtOnce(to, message, from);
        if (!ask.isDone()) {
            Runnable cancel =
                    node.time().schedule(timeout, () -> timeOut(ask, to, message, timeout));
            ask.whenDone(cancel);
        }
        return ask;
    }

    private Ask askAtOnce(Address to, Object message, @Nullable Incarnation from) {
        Object isolated = isolateMessage(message);
        Ask ask = new Ask(node, node.registry().reachCell(to));
        submitOrFail(ask, to, isolated, Duration.ZERO, from);
        return ask;
    }

    /** Asks; what goes wrong at once fails the ask. */
    private void submitOrFail(
            Ask ask, Address to, Object isolated, Duration atMost, @Nullable Incarnation from) {
        if (!submit(ask, to, isolated, atMost, from)) {
            String type = Envelope.typeOf(isolated);
            Incarnation waited = atMost.isPositive() ? from : null;
            ask.fail(
                    node.registry().find(to) instanceof Cell cell
                            ? Reports.full(cell, type, waited)
                            : Reports.full(to, type));
        }
    }

    /** Asks; false if there was no room. */
    private boolean submit(
            Ask ask, Address to, Object isolated, Duration atMost, @Nullable Incarnation from) {
        Cell cell = node.registry().reachCell(to);
        if (cell == null) {
            return node.routes().pass(to, isolated, ask, atMost, from);
        }
        passTo(ask, cell);
        node.engine().step();
        return Delivery.deliver(cell, isolated, ask, patience(cell, from, atMost), from);
    }

    private void timeOut(Ask ask, Address to, Object message, Duration timeout) {
        Cell cell = node.registry().findCell(to);
        String whom = cell == null ? to.toString() : Reports.name(cell);
        String doing = cell == null ? "" : " " + Activity.text(cell);
        AskTimeoutException failure =
                new AskTimeoutException(
                        whom
                                + " did not reply to a "
                                + Envelope.typeOf(message)
                                + " within "
                                + timeout.toMillis()
                                + " ms."
                                + doing);
        if (ask.fail(failure) && cell != null) {
            cell.kind().statistics().countAskTimeout();
        }
    }

    /** Asks many at once and waits for all their replies, or the first failure in their order. */
    List<@Nullable Object> gather(
            Collection<Address> to, Object message, Duration timeout, @Nullable Incarnation from) {
        List<Address> targets = List.copyOf(to);
        targets.forEach(target -> refuseSelfAsk(target, from));
        long start = node.time().nanoTime();
        List<Ask> asks = targets.stream().map(target -> askAtOnce(target, message, from)).toList();
        try {
            List<@Nullable Object> replies = new ArrayList<>(asks.size());
            for (Ask ask : asks) {
                Address target = targets.get(replies.size());
                Duration left = timeout.minusNanos(node.time().nanoTime() - start);
                if (!ask.settled("the replies of several", null, message, left, from)) {
                    timeOut(ask, target, message, timeout);
                }
                replies.add(ask.outcome());
            }
            return Collections.unmodifiableList(replies);
        } finally {
            asks.forEach(Ask::giveUp);
        }
    }

    /** Answers an ask with a value that is isolated here. */
    void answer(Ask ask, @Nullable Object value) {
        Object isolated = isolate(value, () -> "a reply");
        if (!ask.answer(isolated)) {
            lateReply(ask, isolated);
        }
    }

    void lateReply(Ask ask, @Nullable Object value) {
        lose(value == null ? "null" : value, ask.address(), DeadLetter.Reason.LATE_REPLY);
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
