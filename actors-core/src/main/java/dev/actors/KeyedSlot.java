package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A key on its node: the actor that lives there, and how one follows another.
 *
 * <p>Invariants. All fields change under {@code lock}, which comes before the lock of the cell. A
 * slot that is not retired is the only one of its key, and one cell at most lives in it. An actor
 * ends within the same hold of the lock in which its mailbox is closed and, if it was passivated,
 * its successor gets what had come in: so whoever finds the mailbox closed finds the successor
 * behind the lock, with all that was sent before in its mailbox. A slot is retired when nobody is
 * in it and nothing is being forgotten.
 */
final class KeyedSlot {

    private final KeyedActors table;
    private final KeyedBehavior behavior;
    private final Address.Form.OfKey form;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Cell cell;
    private boolean retired;

    /** The actor that is being passivated, or moved away. */
    private @Nullable Cell leaving;

    private @Nullable Runnable cancelLook;

    /** Done when the state has been forgotten after the end of the actor that is to end. */
    private @Nullable CompletableFuture<Void> wanted;

    /** Done when the state has been forgotten; null if it is not being forgotten. */
    private @Nullable CompletableFuture<Void> forgetting;

    KeyedSlot(KeyedActors table, KeyedBehavior behavior, Address.Form.OfKey form) {
        this.table = table;
        this.behavior = behavior;
        this.form = form;
    }

    KeyedBehavior behavior() {
        return behavior;
    }

    String key() {
        return AddressParser.decoded(form.encodedKey());
    }

    Address address() {
        return new WrittenAddress(form);
    }

    KeyedStore store() {
        return table.store();
    }

    /**
     * The actor of the key, wherever it is by now; null if there is none and none may be started.
     */
    static @Nullable Cell successor(Cell dead) {
        KeyedSlot slot = dead.spec.slot();
        return slot == null ? null : slot.table.reach(slot.form);
    }

    // Who lives there

    /** The actor that lives there; null if there is none. */
    @Nullable Cell living() {
        return cell;
    }

    /**
     * The actor that lives there, spawned if there is none; null if the slot is retired.
     *
     * @throws NodeClosedException if none may be spawned
     */
    @Nullable Cell reach() {
        lock.lock();
        try {
            if (cell == null && !retired) {
                spawn(List.of());
            }
            return cell;
        } finally {
            retireIfEmpty();
            lock.unlock();
        }
    }

    private void spawn(List<Object> messages) {
        ActorSpec spec = behavior.spec().at(this);
        Cell fresh =
                table.node()
                        .spawn(
                                spec,
                                null,
                                null,
                                born -> messages.forEach(item -> Delivery.bequeath(item, born)));
        cell = fresh;
        lookLater(fresh, 0);
    }

    private void retireIfEmpty() {
        if (cell == null && forgetting == null && !retired) {
            retired = true;
            table.remove(form, this);
        }
    }

    // Passivation

    private void lookLater(Cell actor, long handled) {
        cancelLook = table.node().time().schedule(behavior.idle(), () -> lookAt(actor, handled));
    }

    /** Asks an actor that has handled nothing since the last look whether it is idle. */
    private void lookAt(Cell actor, long before) {
        long handled = actor.handled();
        if (handled == before && waitsForMessages(actor)) {
            Delivery.deliver(actor, new Passivation(this, handled), null, null, null);
        }
        lock.lock();
        try {
            if (actor.equals(cell)) {
                lookLater(actor, handled);
            }
        } finally {
            lock.unlock();
        }
    }

    private static boolean waitsForMessages(Cell actor) {
        return switch (actor.mailbox.state()) {
            case IDLE, PARKED -> true;
            case RUNNING, CLOSED, FULL -> false;
        };
    }

    /** Ends the actor, which has saved its state: what comes meanwhile is for its successor. */
    void passivate(Cell idle) {
        behavior.spec().kindOn(table.node()).statistics().countPassivation();
        leave(idle);
    }

    /** Ends the actor, so that the next one is spawned where the key belongs. */
    void moveAway() {
        Cell present = cell;
        if (present != null) {
            leave(present);
        }
    }

    private void leave(Cell actor) {
        lock.lock();
        try {
            leaving = actor;
        } finally {
            lock.unlock();
        }
        actor.life().stop(false);
    }

    // The end of an actor

    /** An actor is about to end; {@link #ended} follows before {@link #leaveEnd}. */
    void enterEnd() {
        lock.lock();
    }

    /**
     * The mailbox of an actor is closed.
     *
     * @param rest what was in it
     * @return what its successor does not get
     */
    List<Object> ended(Cell actor, List<Object> rest) {
        if (!actor.equals(cell)) {
            return rest;
        }
        cell = null;
        if (cancelLook != null) {
            cancelLook.run();
            cancelLook = null;
        }
        CompletableFuture<Void> asked = wanted;
        if (asked != null) {
            wanted = null;
            Futures.follow(forget(), asked);
        }
        boolean moves = actor.equals(leaving);
        leaving = null;
        return moves ? handOver(rest) : rest;
    }

    private List<Object> handOver(List<Object> rest) {
        List<Object> messages = new ArrayList<>();
        List<Object> others = new ArrayList<>();
        for (Object item : rest) {
            (Envelope.message(item) instanceof KernelMessage ? others : messages).add(item);
        }
        if (messages.isEmpty()) {
            return rest;
        }
        if (!table.isPlacedHere(form)) {
            table.node().engine().execute(() -> passOn(messages));
        } else if (!trySpawn(messages)) {
            return rest;
        }
        return others;
    }

    private boolean trySpawn(List<Object> messages) {
        try {
            spawn(messages);
            return true;
        } catch (NodeClosedException e) {
            return false;
        }
    }

    private void passOn(List<Object> messages) {
        for (Object item : messages) {
            table.node().messaging().passOn(address(), Envelope.message(item), Envelope.ask(item));
        }
    }

    void leaveEnd() {
        retireIfEmpty();
        lock.unlock();
    }

    // Forgetting

    /** Ends the actor, if there is one, and forgets its state; null if the slot is retired. */
    @Nullable CompletableFuture<Void> terminate() {
        Cell present;
        CompletableFuture<Void> done;
        lock.lock();
        try {
            if (retired) {
                return null;
            }
            present = cell;
            if (present == null) {
                return forget();
            }
            done = wanted == null ? new CompletableFuture<>() : wanted;
            wanted = done;
        } finally {
            lock.unlock();
        }
        present.life().stop(true);
        return done;
    }

    /** Forgets the state, once what is being forgotten already is. */
    private CompletableFuture<Void> forget() {
        CompletableFuture<?> before =
                forgetting == null
                        ? CompletableFuture.completedFuture(null)
                        : forgetting.exceptionally(_ -> null);
        CompletableFuture<Void> now =
                before.thenRunAsync(() -> table.forget(behavior.name(), key()), table.engine());
        forgetting = now;
        Futures.whenDone(now, () -> forgotten(now));
        return now;
    }

    private void forgotten(CompletableFuture<Void> done) {
        lock.lock();
        try {
            if (forgetting == done) {
                forgetting = null;
            }
            retireIfEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Done when the state of the last actor has been forgotten; null if it stays. */
    @Nullable CompletableFuture<Void> forgetting() {
        lock.lock();
        try {
            return forgetting;
        } finally {
            lock.unlock();
        }
    }
}
