package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How asks get to where they go, and replies back to who waits for them. */
final class Asking {

    private final Node node;
    private final Duration sendTimeout;
    private final AskCycles cycles = new AskCycles();

    Asking(Node node, Duration sendTimeout) {
        this.node = node;
        this.sendTimeout = sendTimeout;
    }

    AskCycles cycles() {
        return cycles;
    }

    @Nullable Object ask(Address to, Object message, Duration timeout, @Nullable Incarnation from) {
        refuseSelfAsk(to, from);
        Object isolated = node.messaging().isolateMessage(message);
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
        Object isolated = node.messaging().isolateMessage(message);
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
        return node.messaging().deliver(cell, isolated, ask, atMost, from);
    }

    private void timeOut(Ask ask, Address to, Object message, Duration timeout) {
        Cell cell = node.registry().findCell(to);
        String whom = cell == null ? to.toString() : Reports.name(cell);
        String doing = cell == null ? "" : " " + Activity.text(cell, ask);
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
        Object isolated = node.messaging().isolate(value, () -> "a reply");
        if (!ask.answer(isolated)) {
            lateReply(ask, isolated);
        }
    }

    void lateReply(Ask ask, @Nullable Object value) {
        node.messaging()
                .lose(value == null ? "null" : value, ask.address(), DeadLetter.Reason.LATE_REPLY);
    }
}
