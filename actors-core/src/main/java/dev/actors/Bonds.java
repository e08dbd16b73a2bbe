package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

    /** The actors elsewhere that it is linked to. */
    private Set<Address> far = Set.of();

    private @Nullable ExitReason ended;
    private boolean trapsExits;

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
        if (ended == null && addFar(other)) {
            route.link(cell, other);
        }
    }

    private boolean addFar(Address other) {
        if (far.isEmpty()) {
            far = new LinkedHashSet<>();
        }
        return far.add(other);
    }

    private boolean removeFar(Address other) {
        return !far.isEmpty() && far.remove(other);
    }

    synchronized void unlinkFrom(Address other, @Nullable Route route) {
        if (removeFar(other) && route != null) {
            route.unlink(cell, other);
        }
    }

    /** An actor elsewhere has linked itself; the reason if this one has ended. */
    synchronized @Nullable ExitReason linkedFrom(Address other) {
        if (ended == null) {
            boolean unused = addFar(other);
        }
        return ended;
    }

    synchronized void unlinkedFrom(Address other) {
        boolean unused = removeFar(other);
    }

    /** An actor elsewhere has ended. */
    synchronized void brokenFrom(Address other, ExitReason reason) {
        if (removeFar(other)) {
            signal(other, reason);
        }
    }

    /** The actors of another node cannot be reached any more. */
    synchronized void breakLinksTo(String node) {
        for (Address other : List.copyOf(far)) {
            if (other.isOn(node)) {
                brokenFrom(other, new ExitReason.NoConnection());
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
            signal(other.cell, other.ended);
        }
    }

    /** A linked actor has ended. */
    private synchronized void broken(Cell from, ExitReason reason) {
        if (links.remove(from)) {
            signal(from, reason);
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
        return Stream.concat(links.stream(), far.stream()).toList();
    }

    synchronized List<Watcher> monitors() {
        return List.copyOf(monitors);
    }

    /** The actor has ended for good: all who wait for that are told. */
    void end(ExitReason reason) {
        List<Watcher> watching;
        List<Cell> linked;
        List<Address> linkedFar;
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
        for (Address other : linkedFar) {
            Route route = cell.node().routes().find(other);
            if (route != null) {
                route.exit(cell, other, reason);
            }
        }
    }
}
