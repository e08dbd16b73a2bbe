package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * What an actor is known by, and those who follow its life: its names, its view, its links, the
 * monitors on it, and those who wait for its start or end. What nobody has asked for is not there.
 *
 * <p>Invariant: what is made after the end knows the reason, so that whoever comes late is told at
 * once. All changes are made under the cell's lock.
 */
abstract sealed class Attended permits Lifecycle {

    final Cell cell;
    final Object lock;
    private final @Nullable Instant startedAt;
    private volatile List<String> names = List.of();
    private volatile @Nullable View view;
    private @Nullable Bonds bonds;
    private volatile @Nullable Awaited awaited;

    Attended(Cell cell, @Nullable Instant startedAt, @Nullable CompletableFuture<Address> start) {
        this.cell = cell;
        this.lock = cell.lock();
        this.startedAt = startedAt;
        awaited = start == null ? null : new Awaited(start);
    }

    @Nullable Instant startedAt() {
        return startedAt;
    }

    // Names

    void register(String name) {
        synchronized (lock) {
            ExitReason exit = cell.exit();
            if (exit != null) {
                throw new DeadActorException(
                        Reports.name(cell) + " is dead and cannot be registered as '" + name + "'.",
                        exit);
            }
            cell.node().registry().reserve(name, cell);
            names = Stream.concat(names.stream(), Stream.of(name)).distinct().toList();
        }
    }

    boolean unregister(String name) {
        synchronized (lock) {
            names = names.stream().filter(other -> !other.equals(name)).toList();
            return cell.node().registry().release(name, cell);
        }
    }

    void releaseNames() {
        for (String name : names) {
            boolean unused = cell.node().registry().release(name, cell);
        }
    }

    List<String> names() {
        return names;
    }

    // The view

    /** What the actor shows of itself. */
    View view() {
        synchronized (lock) {
            if (view == null) {
                view = new View(cell);
            }
            return view;
        }
    }

    /** The same, if it shows anything. */
    @Nullable View knownView() {
        return view;
    }

    // Links and monitors

    /** The actor's links and the monitors on it. */
    Bonds bonds() {
        synchronized (lock) {
            if (bonds == null) {
                bonds = new Bonds(cell, cell.exit());
            }
            return bonds;
        }
    }

    /** The same, if it has any. */
    @Nullable Bonds knownBonds() {
        synchronized (lock) {
            return bonds;
        }
    }

    List<Cell> links() {
        Bonds known = knownBonds();
        return known == null ? List.of() : known.links();
    }

    /** Those elsewhere, too. */
    List<Address> allLinks() {
        Bonds known = knownBonds();
        return known == null ? List.of() : known.allLinks();
    }

    List<Watcher> monitors() {
        Bonds known = knownBonds();
        return known == null ? List.of() : known.monitors();
    }

    /** Hands the bonds over to be told of the end; later ones are new and know of it. */
    @Nullable Bonds releaseBonds() {
        synchronized (lock) {
            Bonds known = bonds;
            bonds = null;
            return known;
        }
    }

    // Start and end

    /** Those who wait for the actor's start or end. */
    Awaited awaited() {
        synchronized (lock) {
            if (awaited == null) {
                awaited = new Awaited(cell.exit());
            }
            return awaited;
        }
    }

    /** The end of the actor, once it comes. */
    CompletableFuture<ExitReason> termination() {
        return awaited().termination();
    }

    /**
     * Tells whether somebody would miss it: who is linked to it, monitors it or waits for its end.
     */
    boolean isFollowed() {
        Awaited known = awaited;
        return !allLinks().isEmpty() || !monitors().isEmpty() || (known != null && known.isOpen());
    }

    /** Tells whether somebody spawned it to know when it has started. */
    boolean wasStartAwaited() {
        Awaited known = awaited;
        return known != null && known.isForStart();
    }

    void tellStarted() {
        Awaited known = awaited;
        if (known != null) {
            known.started(cell);
        }
    }

    void tellEnded(ExitReason reason) {
        Awaited known = awaited;
        if (known != null) {
            known.ended(cell, reason);
        }
    }
}
