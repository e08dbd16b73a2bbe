package dev.actors;

import dev.actors.isolation.Isolator;
import dev.actors.isolation.NotShareableException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/** How messages, asks and replies get to where they go, or become dead letters. */
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
        Object isolated = isolateMessage(message);
        switch (node.registry().find(to)) {
            case null -> deadLetter(to, isolated);
            case Ask ask -> answer(ask, isolated);
            case Cell cell -> {
                if (!cell.deliver(
                        new Envelope(isolated, null), patience(cell, from, sendTimeout), from)) {
                    throw full(cell, isolated);
                }
            }
        }
    }

    /** Sends without waiting; false if there was no room. */
    boolean offer(Address to, Object message) {
        Object isolated = isolateMessage(message);
        switch (node.registry().find(to)) {
            case null -> deadLetter(to, isolated);
            case Ask ask -> answer(ask, isolated);
            case Cell cell -> {
                return cell.deliver(new Envelope(isolated, null), Duration.ZERO, null);
            }
        }
        return true;
    }

    /** How long a sender may wait for room; null where the bound does not concern it. */
    private static @Nullable Duration patience(
            Cell to, @Nullable Incarnation from, Duration atMost) {
        if (from != null && from.cell == to) {
            return null;
        }
        return to.spec.overflow() == Overflow.BLOCK ? atMost : Duration.ZERO;
    }

    @Nullable Object ask(Address to, Object message, Duration timeout, @Nullable Incarnation from) {
        if (from != null && node.registry().find(to) == from.cell) {
            throw new SelfAskException(Reports.name(from.cell));
        }
        long start = node.time().nanoTime();
        Ask ask =
                submit(
                        to,
                        message,
                        timeout.compareTo(sendTimeout) < 0 ? timeout : sendTimeout,
                        from);
        Duration left = timeout.minusNanos(node.time().nanoTime() - start);
        try {
            if (!Futures.settled(ask, "a reply", node, left, from)) {
                timeOut(ask, to, message, timeout);
            }
        } finally {
            ask.giveUp();
        }
        return Futures.outcome(ask);
    }

    CompletableFuture<@Nullable Object> askAsync(Address to, Object message, Duration timeout) {
        Ask ask = submit(to, message, Duration.ZERO, null);
        if (!ask.isDone()) {
            Runnable cancel =
                    node.time().schedule(timeout, () -> timeOut(ask, to, message, timeout));
            Futures.whenDone(ask, cancel);
        }
        return Futures.apart(ask, node.engine());
    }

    /** Asks; what goes wrong at once fails the ask. */
    private Ask submit(Address to, Object message, Duration atMost, @Nullable Incarnation from) {
        Object isolated = isolateMessage(message);
        Ask ask = new Ask(node);
        Cell cell = node.registry().findCell(to);
        if (cell == null) {
            deadLetter(to, isolated);
            ask.fail(Registry.unknown(to));
        } else if (!cell.deliver(new Envelope(isolated, ask), patience(cell, from, atMost), from)) {
            ask.fail(full(cell, isolated));
        }
        return ask;
    }

    private void timeOut(Ask ask, Address to, Object message, Duration timeout) {
        Cell cell = node.registry().findCell(to);
        String whom = cell == null ? to.toString() : Reports.name(cell);
        String doing = cell == null ? "" : " " + Reports.activity(cell);
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
            cell.statistics.countAskTimeout();
        }
    }

    /** Answers an ask with a value that is isolated here. */
    void answer(Ask ask, @Nullable Object value) {
        Object isolated = isolate(value, "a reply");
        if (!ask.answer(isolated)) {
            lose(isolated == null ? "null" : isolated, ask.address(), DeadLetter.Reason.LATE_REPLY);
        }
    }

    private void deadLetter(Address to, Object message) {
        boolean ours =
                switch (to.form()) {
                    case Address.Form.OfActor actor -> actor.life().node().equals(node.name());
                    case Address.Form.OfReply reply -> reply.life().node().equals(node.name());
                    case Address.Form.OfKey _, Address.Form.OfUrl _ -> false;
                };
        DeadLetter.Reason known =
                to.form() instanceof Address.Form.OfReply
                        ? DeadLetter.Reason.LATE_REPLY
                        : DeadLetter.Reason.DEAD;
        lose(message, to, ours ? known : DeadLetter.Reason.NO_ROUTE);
    }

    private void lose(Object message, Address to, DeadLetter.Reason reason) {
        node.events()
                .deadLetter(
                        new DeadLetter(message, to, Events.NONE, reason, null),
                        node.events().statisticsOf(Events.NONE));
    }

    private static MailboxFullException full(Cell cell, Object message) {
        return new MailboxFullException(
                "The mailbox of "
                        + Reports.name(cell)
                        + " is full and did not take a "
                        + Envelope.typeOf(message)
                        + ". "
                        + Reports.activity(cell)
                        + " Send less, let more actors share the work, or raise its mailbox"
                        + " capacity.");
    }

    private Object isolateMessage(Object message) {
        Objects.requireNonNull(message, "A message cannot be null");
        return Objects.requireNonNull(isolate(message, "a message"));
    }

    @Nullable Object isolate(@Nullable Object value, String what) {
        try {
            return value == null ? null : isolator.isolate(value);
        } catch (NotShareableException e) {
            throw new IllegalMessageException("Cannot pass " + what + ": " + e.getMessage(), e);
        }
    }
}
