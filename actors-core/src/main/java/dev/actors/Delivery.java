package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;

/** How a message gets into an actor's mailbox, and what becomes of one that does not. */
final class Delivery {

    private Delivery() {}

    /**
     * Puts a message into the mailbox. A dead actor's message is a dead letter.
     *
     * @param patience how long to wait for room; null for a message that the bound does not concern
     * @return false if there was no room
     */
    static boolean deliver(
            Cell to,
            Object message,
            @Nullable Origin origin,
            @Nullable Duration patience,
            @Nullable Incarnation sender) {
        Origin known = Stamps.on(origin, message, to, sender);
        if (patience == null) {
            Envelope envelope = new Envelope(message, known, true);
            if (!signal(to, envelope)) {
                refuse(to, envelope);
            }
            return true;
        }
        return settle(offer(to, message, known), to, message, known, patience, sender);
    }

    /** The same for a message that nobody waits for, and whose sender does not wait for room. */
    static boolean deliverCalmly(Cell to, Object message) {
        Origin origin = Stamps.on(null, message, to, null);
        Mark found = to.mailbox.offer(message, origin, to.capacity());
        if (found.state == Mark.State.IDLE && to.run() instanceof Workers.Task turn) {
            to.node().engine().executeCalmly(turn);
        } else {
            follow(to, found);
        }
        return settle(found, to, message, origin, Duration.ZERO, null);
    }

    private static boolean settle(
            Mark found,
            Cell to,
            Object message,
            @Nullable Origin origin,
            Duration patience,
            @Nullable Incarnation sender) {
        if (found == Mark.FULL) {
            return overflow(to, message, origin, patience, sender);
        }
        return found != Mark.CLOSED || follow(to, message, origin, patience, sender);
    }

    /** The actor is dead: the message is its successor's, if it served a key. */
    private static boolean follow(
            Cell dead,
            Object message,
            @Nullable Origin origin,
            Duration patience,
            @Nullable Incarnation sender) {
        Envelope envelope = new Envelope(message, origin, false);
        Cell next = KeyedSlot.successor(dead);
        if (next == null) {
            leave(dead, envelope);
            return true;
        }
        pass(envelope, next);
        return deliver(next, message, origin, patience, sender);
    }

    private static void leave(Cell dead, Envelope envelope) {
        if (dead.spec.slot() == null) {
            refuse(dead, envelope);
        } else {
            dead.node()
                    .messaging()
                    .passOn(dead.address(), envelope.message, Envelope.ask(envelope));
        }
    }

    /** Puts what an actor has left into its successor's mailbox, before that one runs. */
    static void bequeath(Object item, Cell next) {
        pass(item, next);
        next.mailbox.push(
                item instanceof Envelope envelope ? envelope : new Envelope(item, null, false));
    }

    private static void pass(Object item, Cell next) {
        Ask ask = Envelope.ask(item);
        if (ask != null) {
            ask.passTo(next);
        }
    }

    /**
     * Puts a message of the kernel's own into the mailbox, whether or not there is room; false if
     * the actor is dead.
     */
    static boolean signal(Cell to, Object message, @Nullable Origin origin) {
        return signal(to, new Envelope(message, origin, true));
    }

    private static boolean signal(Cell to, Envelope envelope) {
        Mark found = to.mailbox.push(envelope);
        follow(to, found);
        return found != Mark.CLOSED;
    }

    /** Puts a message into the mailbox, if there is room. */
    private static Mark offer(Cell to, Object message, @Nullable Origin origin) {
        Mark found = to.mailbox.offer(message, origin, to.capacity());
        follow(to, found);
        return found;
    }

    /** Does what is to be done after a push. */
    private static void follow(Cell to, Mark found) {
        switch (found.state) {
            case IDLE -> to.launchRun();
            case PARKED -> to.node().engine().unpark(Objects.requireNonNull(found.thread));
            case RUNNING, CLOSED, FULL -> {}
        }
    }

    private static boolean overflow(
            Cell to,
            Object message,
            @Nullable Origin origin,
            Duration patience,
            @Nullable Incarnation sender) {
        return switch (to.spec.overflow()) {
            case FAIL -> false;
            case BLOCK -> awaitRoom(to, message, origin, patience, sender);
            case DROP_NEWEST -> {
                drop(to, new Envelope(message, origin, false));
                yield true;
            }
            case DROP_OLDEST -> {
                yield dropOldestFor(to, message, origin, patience, sender);
            }
        };
    }

    private static boolean dropOldestFor(
            Cell to,
            Object message,
            @Nullable Origin origin,
            Duration patience,
            @Nullable Incarnation sender) {
        Mark found;
        do {
            Object oldest = to.mailbox.dropOldest();
            if (oldest == null) {
                drop(to, new Envelope(message, origin, false));
                return true;
            }
            drop(to, oldest);
            found = offer(to, message, origin);
        } while (found == Mark.FULL);
        return found != Mark.CLOSED || follow(to, message, origin, patience, sender);
    }

    private static void drop(Cell to, Object item) {
        to.deadLetter(Envelope.message(item), DeadLetter.Reason.FULL, null);
        Ask ask = Envelope.ask(item);
        if (ask != null) {
            ask.fail(Reports.full(to, Envelope.messageType(item), null));
        }
    }

    /** A sender that is killed while it waits sends no more. */
    private static boolean awaitRoom(
            Cell to,
            Object message,
            @Nullable Origin origin,
            Duration patience,
            @Nullable Incarnation sender) {
        if (!patience.isPositive()) {
            return false;
        }
        Thread thread = Thread.currentThread();
        WaitingSenders senders = to.mailbox.senders(to.capacity(), to.node().engine());
        senders.enter(thread);
        Mark[] found = {Mark.FULL};
        boolean came;
        try {
            came =
                    Wait.until(
                            () -> {
                                if (sender != null) {
                                    sender.check();
                                }
                                found[0] = offer(to, message, origin);
                                return found[0] != Mark.FULL;
                            },
                            () -> new Waiting("room in the mailbox", to),
                            to.node(),
                            patience,
                            sender);
        } finally {
            senders.leave(thread);
        }
        return came && (found[0] != Mark.CLOSED || follow(to, message, origin, patience, sender));
    }

    /** What becomes of a message that a dead actor did not take. */
    static void refuse(Cell to, Object item) {
        Object message = Envelope.message(item);
        if (message instanceof Errand errand) {
            errand.miss();
            return;
        }
        if (Envelope.isSignal(item)) {
            return;
        }
        to.deadLetter(message, DeadLetter.Reason.DEAD, null);
        Ask ask = Envelope.ask(item);
        if (ask != null) {
            ask.fail(
                    new DeadActorException(
                            Reports.name(to)
                                    + " is dead and did not take the "
                                    + Envelope.typeOf(message)
                                    + ".",
                            to.exit() == null ? new ExitReason.Unknown() : to.exit()));
        }
    }
}
