package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
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
 * behind the lock, with all that was sent before in its mailbox; or, if the key belongs to another
 * node by now, that all this is on its way there. A slot is retired when nobody is in it and
 * nothing is being forgotten or handed over.
 *
 * <p>An actor that is spawned while another node may have the key does not run yet: its mailbox
 * takes what comes, until the others have given the key up or the key turns out to belong
 * elsewhere.
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

    /** Whether the actor waits until no other node has the key. */
    private boolean isHeld;

    /** What was passed on to it meanwhile: it comes before what is in its mailbox. */
    private List<Object> early = List.of();

    private final IdleLooks looks;
    private final Forgetting forgetting;
    private final Handover handover;

    KeyedSlot(KeyedActors table, KeyedBehavior behavior, Address.Form.OfKey form) {
        this.table = table;
        this.behavior = behavior;
        this.form = form;
        looks = new IdleLooks(this, table.node().time(), behavior.idle());
        forgetting = new Forgetting(table, behavior.name(), key());
        handover = new Handover(table, form);
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
                spawn(List.of(), handover.claim());
            }
            return cell;
        } finally {
            retireIfEmpty();
            lock.unlock();
        }
    }

    private void spawn(List<Object> messages, @Nullable CompletableFuture<?> holding) {
        Cell fresh =
                table.node()
                        .create(
                                behavior.spec().at(this),
                                null,
                                null,
                                born -> {
                                    messages.forEach(item -> Delivery.bequeath(item, born));
                                    return holding == null;
                                });
        cell = fresh;
        looks.later(fresh, 0);
        isHeld = holding != null;
        if (holding != null) {
            Futures.whenDone(holding, () -> table.engine().execute(() -> admit(fresh)));
        }
    }

    /** No other node has the key any more: the actor runs, if the key belongs here still. */
    private void admit(Cell waiting) {
        lock.lock();
        try {
            if (!waiting.equals(cell) || !isHeld || waiting.equals(leaving)) {
                return;
            }
            if (table.isPlacedHere(form)) {
                isHeld = false;
                if (early.isEmpty()) {
                    waiting.launch();
                    return;
                }
            }
            leaving = waiting; // the next one gets what is early before the rest
        } finally {
            lock.unlock();
        }
        waiting.finish(new ExitReason.Shutdown());
    }

    /** Takes a message that was passed on for an actor that waits; false if none does. */
    boolean takeEarly(Object message, @Nullable Ask ask) {
        lock.lock();
        try {
            Cell waiting = cell;
            if (waiting == null || !isHeld) {
                return false;
            }
            if (ask != null) {
                ask.passTo(waiting);
            }
            early = early.isEmpty() ? new ArrayList<>() : early;
            early.add(new Envelope(message, Stamps.on(ask, message, waiting, null), false));
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void retireIfEmpty() {
        if (cell == null && forgetting.underWay() == null && !handover.isUnderWay() && !retired) {
            retired = true;
            table.remove(form, this);
        }
    }

    // Passivation

    /** Has the actor looked at again, if it lives here still. */
    void lookAgain(Cell actor, long handled) {
        lock.lock();
        try {
            if (actor.equals(cell)) {
                looks.later(actor, handled);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the actor, which has saved its state: what comes meanwhile is for its successor. */
    void passivate(Cell idle) {
        behavior.spec().kindOn(table.node()).statistics().countPassivation();
        leave(idle);
    }

    /**
     * Ends the actor, if the key belongs elsewhere, so that the next one is spawned there, and
     * hands over what is kept.
     *
     * @return done when nothing of the key is here or on its way any more; at once if it belongs
     *     here. Null if the slot is retired
     */
    @Nullable CompletableFuture<?> giveUp() {
        Cell present;
        boolean isWaiting;
        CompletableFuture<?> done;
        lock.lock();
        try {
            if (retired) {
                return null;
            }
            present = cell;
            if (table.isPlacedHere(form)) {
                return CompletableFuture.completedFuture(null);
            }
            if (present == null) {
                CompletableFuture<?> onItsWay = handover.begin(this);
                retireIfEmpty();
                return onItsWay;
            }
            isWaiting = isHeld;
            leaving = present;
            done = handover.afterLeaving();
        } finally {
            lock.unlock();
        }
        if (isWaiting) {
            present.finish(new ExitReason.Shutdown());
        } else {
            present.life().stop(false);
        }
        return done;
    }

    void handedOver(CompletableFuture<?> done) {
        lock.lock();
        try {
            handover.over(done);
            retireIfEmpty();
            tellLeft();
        } finally {
            lock.unlock();
        }
    }

    private void tellLeft() {
        if (leaving == null) {
            handover.tellLeft();
        }
    }

    /**
     * A state has come from another node. An actor that lives here goes on with its own.
     *
     * @return false if the slot is retired
     */
    boolean take(Object state, Instant savedAt) {
        lock.lock();
        try {
            if (retired) {
                return false;
            }
            if (cell == null || isHeld) {
                table.moves().keep(form, state, savedAt);
            } else {
                table.node().events().surpassed(address());
            }
            return true;
        } finally {
            retireIfEmpty();
            lock.unlock();
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
        looks.end();
        forgetting.ended(this);
        boolean wasHeld = isHeld;
        isHeld = false;
        boolean moves = actor.equals(leaving);
        leaving = null;
        List<Object> all = rest;
        if (!early.isEmpty()) {
            all = new ArrayList<>(early);
            all.addAll(rest);
            early = List.of();
        }
        return moves ? handOver(all, wasHeld) : all;
    }

    private List<Object> handOver(List<Object> rest, boolean wasHeld) {
        List<Object> messages = new ArrayList<>();
        List<Object> others = new ArrayList<>();
        for (Object item : rest) {
            (Envelope.message(item) instanceof KernelMessage ? others : messages).add(item);
        }
        switch (table.placeOf(form)) {
            case Place.Here _ -> {
                return messages.isEmpty() || !trySpawn(messages, wasHeld) ? rest : others;
            }
            case Place.On _ -> {
                CompletableFuture<?> unused = handover.begin(this);
                passOn(messages);
            }
            case Place.Nowhere _ -> table.engine().execute(() -> passOn(messages));
        }
        return others;
    }

    private boolean trySpawn(List<Object> messages, boolean claims) {
        try {
            spawn(messages, claims ? handover.claim() : null);
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
        tellLeft();
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
                return forgetting.begin(this);
            }
            done = forgetting.afterEnd();
        } finally {
            lock.unlock();
        }
        present.life().stop(true);
        return done;
    }

    void forgotten(CompletableFuture<Void> done) {
        lock.lock();
        try {
            forgetting.over(done);
            retireIfEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Done when the state of the last actor has been forgotten; null if it stays. */
    @Nullable CompletableFuture<Void> forgetting() {
        lock.lock();
        try {
            return forgetting.underWay();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until an actor that is ending has ended, and what it left is on its way. */
    void awaitEnd() {
        lock.lock();
        try {
            retireIfEmpty();
        } finally {
            lock.unlock();
        }
    }
}
