package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The links of one actor and the monitors on it: who hears of its end.
 *
 * <p>Invariants. A link stands on both sides; each side's entry is removed once, by the other's
 * end, by an unlink or by its own end, and only who removes an entry because the other has ended
 * delivers an exit signal, within the same hold of this object's monitor. So a link fires at most
 * once, and never after an unlink. What is added before {@link #end} is told by it; what comes
 * later is told by the add itself, which returns the reason. This object's monitor is never taken
 * while another one of its kind, or a {@link Lifecycle}'s, is held; it may be held while a
 * lifecycle's is taken.
 */
final class Bonds {

    private final Cell cell;
    private final Set<Cell> links = new LinkedHashSet<>();
    private final Set<Monitor> monitors = new LinkedHashSet<>();
    private @Nullable ExitReason ended;
    private boolean trapsExits;

    Bonds(Cell cell, @Nullable ExitReason ended) {
        this.cell = cell;
        this.ended = ended;
    }

    /** Links two actors, the first of which runs this; what has ended signals at once. */
    static void link(Cell self, Cell other) {
        if (self == other || self.life.bonds().add(other) != null) {
            return;
        }
        ExitReason dead = other.life.bonds().add(self);
        if (dead != null) {
            self.life.bonds().broken(other, dead);
        } else {
            ExitReason ownEnd = self.life.exit();
            if (ownEnd != null) {
                other.life.bonds().broken(self, ownEnd);
            }
        }
    }

    static void unlink(Cell self, Cell other) {
        self.life.bonds().remove(other);
        other.life.bonds().remove(self);
    }

    private synchronized @Nullable ExitReason add(Cell other) {
        if (ended == null) {
            links.add(other);
        }
        return ended;
    }

    private synchronized void remove(Cell other) {
        links.remove(other);
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
            cell.signal(
                    new Exit(from, cell.node().messaging().isolate(reason)), ExitSignal.TRAPPED);
        } else if (!(reason instanceof ExitReason.Normal)) {
            cell.life.exitSignal(reason);
        }
    }

    synchronized void trapExits(boolean trap) {
        trapsExits = trap;
    }

    /** Adds a monitor; the reason if the actor has ended already. */
    synchronized @Nullable ExitReason addMonitor(Monitor monitor) {
        if (ended == null) {
            monitors.add(monitor);
        }
        return ended;
    }

    synchronized void removeMonitor(Monitor monitor) {
        monitors.remove(monitor);
    }

    synchronized List<Cell> links() {
        return List.copyOf(links);
    }

    synchronized List<Monitor> monitors() {
        return List.copyOf(monitors);
    }

    /** The actor has ended for good: all who wait for that are told. */
    void end(ExitReason reason) {
        List<Monitor> watching;
        List<Cell> linked;
        synchronized (this) {
            ended = reason;
            watching = List.copyOf(monitors);
            linked = List.copyOf(links);
            monitors.clear();
            links.clear();
        }
        watching.forEach(monitor -> monitor.fire(reason));
        linked.forEach(other -> other.life.bonds().broken(cell, reason));
    }
}
