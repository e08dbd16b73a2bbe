package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who lives at a key on its node, and how one comes to; {@link KeyedSlot} says how one goes, and
 * what must hold for both.
 */
abstract sealed class KeyedTenancy permits KeyedSlot {

    final KeyedActors table;
    final KeyedBehavior behavior;
    final Address.Form.OfKey form;
    final ReentrantLock lock = new ReentrantLock();

    /** The actor that is being passivated, or moved away. */
    @Nullable Cell leaving;

    final Admission admission = new Admission();
    final IdleLooks looks;
    final Forgetting forgetting;
    final Handover handover;
    private volatile @Nullable Cell cell;
    private boolean retired;

    KeyedTenancy(KeyedActors table, KeyedBehavior behavior, Address.Form.OfKey form) {
        this.table = table;
        this.behavior = behavior;
        this.form = form;
        looks = new IdleLooks(this, table.node().time(), behavior.idle());
        forgetting = new Forgetting(table, behavior.name(), key());
        handover = new Handover(table, form);
    }

    /** What runs there. */
    abstract ActorSpec spec();

    /** Nobody lives there, and the next one gets a slot of its own. */
    abstract void retired();

    final KeyedBehavior behavior() {
        return behavior;
    }

    final String key() {
        return AddressParser.decoded(form.encodedKey());
    }

    final Address address() {
        return new WrittenAddress(form);
    }

    final KeyedStore store() {
        return table.store();
    }

    /** The actor that lives there; null if there is none. */
    final @Nullable Cell living() {
        return cell;
    }

    final boolean isRetired() {
        return retired;
    }

    /**
     * The actor that lives there, spawned if there is none; null if the slot is retired, or the key
     * has come to belong elsewhere.
     *
     * @throws NodeClosedException if none may be spawned
     */
    final @Nullable Cell reach() {
        return Afterwards.holding(
                lock,
                () -> {
                    try {
                        if (cell == null && !retired) {
                            begin(handover.claim());
                        }
                        return cell;
                    } finally {
                        retireIfEmpty();
                    }
                });
    }

    /** Where nobody else has the key, this node may not either: it was looked at earlier. */
    private void begin(@Nullable CompletableFuture<?> claim) {
        if (claim != null || table.isPlacedHere(form)) {
            spawn(List.of(), claim);
        }
    }

    /**
     * Spawns the actor.
     *
     * @param messages what it gets first
     * @param holding done when it may run; null if at once
     */
    final void spawn(List<Object> messages, @Nullable CompletableFuture<?> holding) {
        Cell fresh =
                table.node()
                        .create(
                                spec(),
                                null,
                                null,
                                born -> {
                                    messages.forEach(item -> Delivery.bequeath(item, born));
                                    return holding == null;
                                });
        cell = fresh;
        looks.later(fresh, 0);
        admission.await(holding != null);
        if (holding != null) {
            Futures.whenDone(holding, () -> table.engine().execute(() -> admit(fresh)));
        }
    }

    /** No other node has the key any more: the actor runs, if the key belongs here still. */
    private void admit(Cell waiting) {
        lock.lock();
        try {
            if (!waiting.equals(cell) || !admission.isAwaited() || waiting.equals(leaving)) {
                return;
            }
            if (table.isPlacedHere(form)) {
                admission.await(false);
                if (!admission.hasEarly()) {
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
    final boolean takeEarly(Object message, @Nullable Ask ask) {
        Cell waiting = waiting();
        if (waiting == null) {
            return false;
        }
        Origin origin = Stamps.on(ask, message, waiting, null); // calls users: under no lock
        lock.lock();
        try {
            if (!waiting.equals(waiting())) {
                return false;
            }
            admission.takeEarly(new Envelope(message, origin, false), ask, waiting);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The actor that lives there and has not begun; null if there is none. */
    private @Nullable Cell waiting() {
        lock.lock();
        try {
            return admission.isAwaited() ? cell : null;
        } finally {
            lock.unlock();
        }
    }

    /** Has the actor looked at again, if it lives here still. */
    final void lookAgain(Cell actor, long handled) {
        lock.lock();
        try {
            if (actor.equals(cell)) {
                looks.later(actor, handled);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nobody lives there any more. */
    final void vacate() {
        cell = null;
        looks.end();
    }

    final void retireIfEmpty() {
        if (cell == null && forgetting.underWay() == null && !handover.isUnderWay() && !retired) {
            retired = true;
            retired();
        }
    }
}
