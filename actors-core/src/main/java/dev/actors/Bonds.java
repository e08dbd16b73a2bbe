package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The links of one actor and the monitors on it: who hears of its end.
 *
 * <p>Invariants. A link stands on both sides: it is made and taken away under the monitors of both,
 * taken in the order of the actors' ids. Only who removes an entry because the other has ended
 * delivers an exit signal, within the same hold of this object's monitor. So a link fires at most
 * once, and never after an unlink. What is added before {@link #end} is told by it; what comes
 * later is told by the add itself. This object's monitor is never taken while a {@link Lifecycle}'s
 * is held; it may be held while a lifecycle's is taken. The side of a link that is elsewhere is
 * told of the making and unmaking within the same hold, so that it hears of them in their order.
 */
final class Bonds {

    private final Cell cell;
    private final Set<Cell> links = new LinkedHashSet<>();
    private final Set<Watcher> monitors = new LinkedHashSet<>();

    /** The links with actors elsewhere. */
    private Set<FarLink> far = Set.of();

    private @Nullable ExitReason ended;
    private boolean trapsExits;

    /**
     * A link with an actor elsewhere. Each side knows the other by the address by which the link
     * was made: where that is a key's, it is the actor that lived there then.
     *
     * @param other the actor elsewhere
     * @param own this actor, as the other knows it
     * @param node where the other is; null if that is not known
     */
    private record FarLink(Address other, Address own, @Nullable String node) {}

    Bonds(Cell cell, @Nullable ExitReason ended) {
        this.cell = cell;
        this.ended = ended;
    }

    /** Links two actors, the first of which runs this; what has ended signals at once. */
    static void link(Cell self, Cell other) {
        Bonds own = self.life().bonds();
        Bonds others = other.life().bonds();
        atOnce(own, others, () -> own.join(others));
    }

    static void unlink(Cell self, Cell other) {
        Bonds own = self.life().bonds();
        Bonds others = other.life().bonds();
        atOnce(
                own,
                others,
                () -> {
                    own.links.remove(other);
                    others.links.remove(self);
                });
    }

    /** Links the actor, which runs this, to one elsewhere. */
    synchronized void linkTo(Address other, Route route) {
        boolean isKnown = far.stream().anyMatch(link -> link.other().equals(other));
        if (ended == null && !isKnown) {
            String node = nodeOf(other);
            addFar(new FarLink(other, cell, node));
            route.link(cell, other, node);
        }
    }

    private void addFar(FarLink link) {
        if (far.isEmpty()) {
            far = new LinkedHashSet<>();
        }
        far.add(link);
    }

    private @Nullable String nodeOf(Address other) {
        return other.nodeName()
                .orElseGet(
                        () ->
                                cell.node().keyedActors().placeOf(other).orElse(null)
                                                instanceof Place.On(String node)
                                        ? node
                                        : null);
    }

    private boolean removeFar(Predicate<FarLink> which) {
        return !far.isEmpty() && far.removeIf(which);
    }

    synchronized void unlinkFrom(Address other, @Nullable Route route) {
        if (removeFar(link -> link.other().equals(other)) && route != null) {
            route.unlink(cell, other);
        }
    }

    /**
     * An actor elsewhere has linked itself; the reason if this one has ended.
     *
     * @param own this actor, as the other knows it
     */
    synchronized @Nullable ExitReason linkedFrom(Address other, Address own) {
        if (ended == null) {
            addFar(new FarLink(other, own, nodeOf(other)));
        }
        return ended;
    }

    synchronized void unlinkedFrom(Address other, Address own) {
        boolean unused = removeFar(link -> link.other().equals(other) && link.own().equals(own));
    }

    /** An actor elsewhere has ended. */
    synchronized void brokenFrom(Address other, ExitReason reason) {
        if (removeFar(link -> link.other().equals(other))) {
            signal(other, reason);
        }
    }

    /** The actors of another node cannot be reached any more. */
    synchronized void breakLinksTo(String node) {
        for (FarLink link : List.copyOf(far)) {
            if (node.equals(link.node())) {
                brokenFrom(link.other(), new ExitReason.NoConnection());
            }
        }
    }

    private static void atOnce(Bonds one, Bonds other, Runnable change) {
        boolean inOrder = one.cell.id < other.cell.id;
        synchronized (inOrder ? one : other) {
            synchronized (inOrder ? other : one) {
                change.run();
            }
        }
    }

    private void join(Bonds other) {
        if (this == other || ended != null || links.contains(other.cell)) {
            return;
        }
        if (other.ended == null) {
            links.add(other.cell);
            other.links.add(cell);
        } else {
            signal(other.cell.address(), other.ended);
        }
    }

    /** A linked actor has ended. */
    private synchronized void broken(Cell from, ExitReason reason) {
        if (links.remove(from)) {
            signal(from.address(), reason);
        }
    }

    /** Delivers an exit signal: as a message to an actor that traps exits, else as its end. */
    synchronized void signal(Address from, ExitReason reason) {
        if (trapsExits) {
            Delivery.signal(
                    cell,
                    new Exit(from, cell.node().messaging().isolate(reason)),
                    ExitSignal.TRAPPED);
        } else if (!(reason instanceof ExitReason.Normal)) {
            cell.life().exitSignal(reason);
        }
    }

    synchronized void trapExits(boolean trap) {
        trapsExits = trap;
    }

    /** Adds a monitor; the reason if the actor has ended already. */
    synchronized @Nullable ExitReason addMonitor(Watcher monitor) {
        if (ended == null) {
            monitors.add(monitor);
        }
        return ended;
    }

    synchronized void removeMonitor(Watcher monitor) {
        monitors.remove(monitor);
    }

    synchronized List<Cell> links() {
        return List.copyOf(links);
    }

    /** Those elsewhere, too. */
    synchronized List<Address> allLinks() {
        return Stream.concat(links.stream(), far.stream().map(FarLink::other)).toList();
    }

    synchronized List<Watcher> monitors() {
        return List.copyOf(monitors);
    }

    /** The actor has ended for good: all who wait for that are told. */
    void end(ExitReason reason) {
        List<Watcher> watching;
        List<Cell> linked;
        List<FarLink> linkedFar;
        synchronized (this) {
            ended = reason;
            watching = List.copyOf(monitors);
            linked = List.copyOf(links);
            linkedFar = List.copyOf(far);
            monitors.clear();
            links.clear();
            far = Set.of();
        }
        watching.forEach(monitor -> monitor.ended(reason));
        linked.forEach(other -> other.life().bonds().broken(cell, reason));
        for (FarLink link : linkedFar) {
            Route route = cell.node().routes().find(link.other());
            if (route != null) {
                route.exit(link.own(), link.other(), reason);
            }
        }
    }
}
