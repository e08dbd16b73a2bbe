package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A key on its node: the actor that lives there, and how one follows another.
 *
 * <p>Invariants. All fields change under {@code lock}, which comes before the lock of the cell. A
 * slot that is not retired is the only one of its key, and one cell at most lives in it. An actor
 * ends within the same hold of the lock in which its mailbox is closed and, if it was passivated,
 * its successor gets what had come in: so whoever finds the mailbox closed finds the successor
 * behind the lock, with all that was sent before in its mailbox; or, if the key belongs to another
 * node by now, that all this is on its way there. A slot is retired when nobody is in it and
 * nothing is being forgotten or handed over. Users hear of nothing while the lock is held: see
 * {@link Afterwards}.
 *
 * <p>An actor that is spawned while another node may have the key does not run yet: its mailbox
 * takes what comes, until the others have given the key up or the key turns out to belong
 * elsewhere.
 */
final class KeyedSlot extends KeyedTenancy {

    /** What users are to hear of the end of an actor, once the lock is free. */
    private final List<Runnable> untold = new ArrayList<>(0);

    KeyedSlot(KeyedActors table, KeyedBehavior behavior, Address.Form.OfKey form) {
        super(table, behavior, form);
    }

    /**
     * The actor of the key, wherever it is by now; null if there is none and none may be started.
     */
    static @Nullable Cell successor(Cell dead) {
        KeyedSlot slot = dead.spec.slot();
        return slot == null ? null : slot.table.reach(slot.form);
    }

    @Override
    ActorSpec spec() {
        return behavior.spec().at(this);
    }

    @Override
    void retired() {
        table.remove(form, this);
    }

    // Passivation and moves

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
        GivenUp givenUp = Afterwards.holding(lock, this::beginToGiveUp);
        if (givenUp == null) {
            return null;
        }
        Cell leaver = givenUp.leaver();
        if (leaver != null && givenUp.isWaiting()) {
            leaver.finish(new ExitReason.Shutdown());
        } else if (leaver != null) {
            leaver.life().stop(false);
        }
        return givenUp.done();
    }

    /**
     * A key that is being given up.
     *
     * @param leaver the actor that is to end; null if there is none
     * @param isWaiting whether it has not begun
     */
    private record GivenUp(CompletableFuture<?> done, @Nullable Cell leaver, boolean isWaiting) {}

    private @Nullable GivenUp beginToGiveUp() {
        if (isRetired()) {
            return null;
        }
        boolean isHere = table.isPlacedHere(form);
        Cell present = living();
        if (!isHere && present != null) {
            leaving = present;
            return new GivenUp(handover.afterLeaving(), present, admission.isAwaited());
        }
        CompletableFuture<?> done =
                isHere ? CompletableFuture.completedFuture(null) : handover.begin(this);
        retireIfEmpty();
        return new GivenUp(done, null, false);
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
        return Afterwards.holding(lock, () -> tryTake(state, savedAt));
    }

    private boolean tryTake(Object state, Instant savedAt) {
        if (isRetired()) {
            return false;
        }
        if (living() == null || admission.isAwaited()) {
            table.moves().keep(form, state, savedAt);
        } else {
            table.node().events().surpassed(address());
        }
        retireIfEmpty();
        return true;
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
        if (!actor.equals(living())) {
            return rest;
        }
        vacate();
        forgetting.ended(this);
        boolean wasWaiting = admission.isAwaited();
        List<Object> all = admission.end(rest);
        boolean moves = actor.equals(leaving);
        leaving = null;
        return moves ? Afterwards.collecting(untold, () -> handOver(all, wasWaiting)) : all;
    }

    private List<Object> handOver(List<Object> rest, boolean wasWaiting) {
        List<Object> messages = new ArrayList<>();
        List<Object> others = new ArrayList<>();
        for (Object item : rest) {
            (Envelope.message(item) instanceof KernelMessage ? others : messages).add(item);
        }
        switch (table.placeOf(form)) {
            case Place.Here _ -> {
                return messages.isEmpty() || !trySpawn(messages, wasWaiting) ? rest : others;
            }
            case Place.On _ -> {
                CompletableFuture<?> unused = handover.begin(this);
                passOn(messages);
            }
            case Place.Nowhere _ -> passOn(messages);
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
        List<Runnable> told = List.copyOf(untold);
        untold.clear();
        lock.unlock();
        Afterwards.tellAll(told);
    }

    // Forgetting

    /** Ends the actor, if there is one, and forgets its state; null if the slot is retired. */
    @Nullable CompletableFuture<Void> terminate() {
        Cell present;
        CompletableFuture<Void> done;
        lock.lock();
        try {
            if (isRetired()) {
                return null;
            }
            present = living();
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
