package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Those who follow an actor's life: its links, the monitors on it, and those who wait for its start
 * or end. An actor that nobody follows has none of it.
 *
 * <p>Invariant: what is made after the end knows the reason, so that whoever comes late is told at
 * once. All changes are made under this object's monitor.
 */
abstract sealed class Attended permits Lifecycle {

    final Cell cell;
    private @Nullable Bonds bonds;
    private volatile @Nullable Awaited awaited;

    Attended(Cell cell, @Nullable CompletableFuture<Address> start) {
        this.cell = cell;
        awaited = start == null ? null : new Awaited(start);
    }

    /** Why the actor ended; null while it lives. */
    abstract @Nullable ExitReason exit();

    /** The actor's links and the monitors on it. */
    synchronized Bonds bonds() {
        if (bonds == null) {
            bonds = new Bonds(cell, exit());
        }
        return bonds;
    }

    private synchronized @Nullable Bonds knownBonds() {
        return bonds;
    }

    List<Cell> links() {
        Bonds known = knownBonds();
        return known == null ? List.of() : known.links();
    }

    List<Monitor> monitors() {
        Bonds known = knownBonds();
        return known == null ? List.of() : known.monitors();
    }

    /** Those who wait for the actor's start or end. */
    synchronized Awaited awaited() {
        if (awaited == null) {
            awaited = new Awaited(exit());
        }
        return awaited;
    }

    /** The end of the actor, once it comes. */
    CompletableFuture<ExitReason> termination() {
        return awaited().termination();
    }

    void tellStarted() {
        Awaited known = awaited;
        if (known != null) {
            known.started(cell.address());
        }
    }

    void tellEnded(ExitReason reason) {
        Awaited known = awaited;
        if (known != null) {
            known.ended(cell, reason);
        }
    }

    /** Hands the bonds over to be told of the end; later ones are new and know of it. */
    synchronized @Nullable Bonds releaseBonds() {
        Bonds known = bonds;
        bonds = null;
        return known;
    }
}
