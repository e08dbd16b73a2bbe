package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Where what came from elsewhere goes in: a {@link Route}'s other end. It reaches actors of this
 * node only, whatever the address, and passes nothing on; but for what is for a key that belongs to
 * another node by now. That goes there: each node to which it gets has a better claim to the key
 * than the one before, so that it goes in no circle, and to each node once at most.
 *
 * <p>No method waits: what finds no room is a dead letter. Messages and replies are not copied:
 * they must be the receiver's own. What one thread brings gets to its actor in that order.
 */
public final class Arrivals {

    private final Node node;

    Arrivals(Node node) {
        this.node = node;
    }

    /**
     * Puts a message into an actor's mailbox, or answers an ask of this node with it. Where it has
     * no receiver, or no room, it is a dead letter.
     *
     * @param to an actor, a name, or where an ask waits for its answer
     * @param message the receiver's own
     * @return false if there was no room
     */
    public boolean send(Address to, Object message) {
        if (message instanceof PassedOn(Object sent)) {
            return node.keyedActors().takeEarly(to, sent, null) || deliver(to, sent);
        }
        return deliver(to, message);
    }

    private boolean deliver(Address to, Object message) {
        switch (node.registry().reach(to)) {
            case null -> {
                if (further(to) == null) {
                    node.messaging().deadLetter(to, message);
                } else {
                    node.messaging().passOn(to, message, null);
                }
            }
            case Ask ask -> {
                if (!ask.answer(message)) {
                    node.asking().lateReply(ask, message);
                }
            }
            case Cell cell -> {
                if (!Delivery.deliver(cell, message, null, Duration.ZERO, null)) {
                    cell.deadLetter(message, DeadLetter.Reason.FULL, null);
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Asks an actor.
     *
     * @param to whom to ask
     * @param message the receiver's own
     * @return the reply, or an {@link ActorException}, on the thread that answers; if it is
     *     cancelled, the ask is given up, and a reply that still comes is late
     */
    public CompletableFuture<@Nullable Object> ask(Address to, Object message) {
        Cell cell = node.registry().reachCell(to);
        Ask ask = new Ask(node, cell);
        if (!(message instanceof PassedOn(Object sent))) {
            submit(ask, cell, to, message);
        } else if (!node.keyedActors().takeEarly(to, sent, ask)) {
            submit(ask, cell, to, sent);
        }
        CompletableFuture<@Nullable Object> reply = ask.toFuture();
        Futures.whenDone(reply, ask::giveUp);
        return reply;
    }

    private void submit(Ask ask, @Nullable Cell cell, Address to, Object message) {
        if (cell == null && further(to) != null) {
            node.messaging().passOn(to, message, ask);
        } else if (cell == null) {
            node.messaging().deadLetter(to, message);
            ask.fail(node.registry().unreachable(to));
        } else if (!Delivery.deliver(cell, message, ask, Duration.ZERO, null)) {
            ask.fail(Reports.full(cell, Envelope.typeOf(message), null));
        }
    }

    /**
     * Makes a dead letter of a message that a route has taken and cannot carry.
     *
     * @param to where it was sent
     * @param message the message
     */
    public void lost(Address to, Object message) {
        node.messaging().lose(message, to, DeadLetter.Reason.NO_ROUTE);
    }

    /**
     * Makes a dead letter of a message that a route has taken and the other side did not.
     *
     * @param to where it was sent
     * @param message the message
     * @param why what an ask would have failed with; the letter's cause
     */
    public void lost(Address to, Object message, ActorException why) {
        DeadLetter.Reason reason =
                switch (why) {
                    case MailboxFullException _ -> DeadLetter.Reason.FULL;
                    case UnhandledMessageException _ -> DeadLetter.Reason.UNHANDLED;
                    case DeadActorException dead
                            when !(dead.reason() instanceof ExitReason.NoConnection) ->
                            DeadLetter.Reason.DEAD;
                    default -> DeadLetter.Reason.NO_ROUTE;
                };
        node.messaging().lose(message, to, reason, why);
    }

    /**
     * Watches an actor of this node.
     *
     * @param actor the actor
     * @param watcher hears of its restarts and its end; at once if it is dead or unknown
     * @return ends it
     */
    public Runnable monitor(Address actor, Watcher watcher) {
        Cell cell = node.registry().findCell(actor);
        Route route = cell == null ? further(actor) : null;
        if (route != null) {
            return route.monitor(actor, watcher);
        }
        ExitReason ended =
                cell == null ? new ExitReason.Unknown() : cell.life().bonds().addMonitor(watcher);
        if (ended != null) {
            watcher.ended(node.messaging().isolate(ended));
        }
        return () -> {
            if (cell != null) {
                cell.life().bonds().removeMonitor(watcher);
            }
        };
    }

    /**
     * An actor elsewhere has linked itself to one of this node. If that one is dead, the other side
     * is told by {@link Route#exit}; if it was the actor of a key that belongs elsewhere by now, it
     * has ended with {@link ExitReason.Shutdown}, as all do that move.
     *
     * @param from the actor elsewhere
     * @param to the actor of this node
     */
    public void link(Address from, Address to) {
        Cell cell = node.registry().findCell(to);
        ExitReason ended =
                cell == null ? reasonOfNobody(to) : cell.life().bonds().linkedFrom(from, to);
        Route back = ended == null ? null : node.routes().find(from);
        if (back != null && ended != null) {
            back.exit(to, from, ended);
        }
    }

    /** The actor of a key that belongs elsewhere by now has ended as one that moves. */
    private ExitReason reasonOfNobody(Address to) {
        return further(to) == null ? new ExitReason.Unknown() : new ExitReason.Shutdown();
    }

    /**
     * An actor elsewhere has unlinked itself from one of this node.
     *
     * @param from the actor elsewhere
     * @param to the actor of this node
     */
    public void unlink(Address from, Address to) {
        Cell cell = node.registry().findCell(to);
        if (cell != null) {
            cell.life().bonds().unlinkedFrom(from, to);
        }
    }

    /**
     * A link is broken: the actor elsewhere has ended, or cannot be reached. Without a link nothing
     * happens.
     *
     * @param from the actor elsewhere
     * @param to the actor of this node
     * @param reason how it ended
     */
    public void exit(Address from, Address to, ExitReason reason) {
        Cell cell = node.registry().findCell(to);
        if (cell != null) {
            cell.life().bonds().brokenFrom(from, reason);
        }
    }

    /**
     * All links to actors of another node are broken: it cannot be reached. It looks at all actors
     * of this node.
     *
     * @param name the other node
     */
    public void disconnected(String name) {
        for (Cell cell : node.registry().inNoOrder()) {
            Lifecycle life = cell.knownLife();
            Bonds bonds = life == null ? null : life.knownBonds();
            if (bonds != null) {
                bonds.breakLinksTo(name);
            }
        }
    }

    /**
     * Has an actor of this node ended.
     *
     * @param actor the actor
     * @param order how
     */
    public void end(Address actor, EndOrder order) {
        if (node.registry().find(actor) instanceof Cell cell) {
            order.on(cell);
            return;
        }
        Route route = further(actor);
        if (route != null) {
            route.end(actor, order);
        }
    }

    /** The way to the actor of a key that is not here; null if there is none. */
    private @Nullable Route further(Address to) {
        return to.form() instanceof Address.Form.OfKey ? node.routes().find(to) : null;
    }
}
