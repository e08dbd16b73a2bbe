package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The actors of a node that are reached by keys: which behaviours there are, who lives, and what is
 * kept of those who are passivated. An actor is spawned by the first message to its key. All
 * methods may be called from any thread.
 */
public final class KeyedActors {

    private final Node node;
    private final KeyedStore store;
    private final Placement placement;
    private final Map<String, KeyedBehavior> behaviors = new ConcurrentHashMap<>();
    private final Map<Address.Form.OfKey, KeyedSlot> slots = new ConcurrentHashMap<>();

    KeyedActors(Node node, KeyedStore store, Placement placement) {
        this.node = node;
        this.store = store;
        this.placement = placement;
    }

    /**
     * Serves a behaviour from now on, in all lives of the node. One of the same name is replaced
     * for actors that are spawned later.
     *
     * @param behavior the behaviour
     */
    public void serve(KeyedBehavior behavior) {
        node.events().kindOf(behavior.name(), behavior.name()); // tells listeners, under no lock
        behaviors.put(behavior.name(), behavior);
    }

    /**
     * The behaviours that are served.
     *
     * @return their names
     */
    public SortedSet<String> served() {
        return new TreeSet<>(behaviors.keySet());
    }

    /**
     * Tells whether there is anything behind a key of this node, without starting an actor.
     *
     * @param address made by {@link Node#keyed}
     * @return whether an actor lives there, or its state is kept; or what the store threw.
     *     Completed on a thread of its own
     * @throws IllegalArgumentException if it is the address of something else
     */
    public CompletableFuture<Boolean> isKept(Address address) {
        Address.Form.OfKey form = formOf(address);
        KeyedSlot slot = slots.get(form);
        CompletableFuture<?> forgetting = slot == null ? null : slot.forgetting();
        if (living(form) != null) {
            return CompletableFuture.completedFuture(true);
        }
        CompletableFuture<?> before =
                forgetting == null
                        ? CompletableFuture.completedFuture(null)
                        : forgetting.exceptionally(_ -> null);
        return before.thenApplyAsync(_ -> isStored(form), engine());
    }

    /**
     * Starts the actor of a key without a message, if its state is kept on this node.
     *
     * @param address made by {@link Node#keyed}
     * @return once it has started and done what was in its mailbox before: false if there is
     *     nobody, and nothing is kept; an {@link ActorStartException} if it ends before. Completed
     *     on a thread of its own
     * @throws IllegalArgumentException if it is the address of something else
     */
    public CompletableFuture<Boolean> wake(Address address) {
        return isKept(address)
                .thenCompose(
                        there -> there ? greet(address) : CompletableFuture.completedFuture(false));
    }

    private CompletableFuture<Boolean> greet(Address address) {
        Cell cell = reach(formOf(address));
        if (cell == null) {
            return CompletableFuture.completedFuture(false);
        }
        CompletableFuture<Boolean> heard = new CompletableFuture<>();
        Greeting greeting = new Greeting(() -> heard.complete(true), () -> heard.complete(false));
        Delivery.deliver(cell, greeting, null, null, null);
        return Futures.apart(heard, engine())
                .thenCompose(
                        awake -> {
                            if (cell.exit() instanceof ExitReason.Failed(Throwable cause)) {
                                throw new ActorStartException(
                                        "The actor of " + address + " did not start.", cause);
                            }
                            return awake ? CompletableFuture.completedFuture(true) : wake(address);
                        });
    }

    /**
     * Where the actor of a key lives now.
     *
     * @param address any address
     * @return the place, as the node's {@link Placement} says; empty if it is no address of a key
     */
    public Optional<Place> placeOf(Address address) {
        return address.form() instanceof Address.Form.OfKey form
                ? Optional.of(placeOf(form))
                : Optional.empty();
    }

    /**
     * Kills the actor of a key, if one lives on this node, and forgets what is kept of it. What is
     * sent to the key afterwards starts a new one, from nothing.
     *
     * @param address made by {@link Node#keyed}
     * @return done when both have happened, or what the store threw; completed on a thread of its
     *     own
     * @throws IllegalArgumentException if it is the address of something else
     */
    public CompletableFuture<Void> forget(Address address) {
        Address.Form.OfKey form = formOf(address);
        KeyedBehavior behavior = behaviors.get(form.behavior());
        if (behavior == null) {
            return CompletableFuture.completedFuture(null);
        }
        for (; ; ) {
            CompletableFuture<Void> done = slotOf(behavior, form).terminate();
            if (done != null) {
                return Futures.apart(done, engine());
            }
        }
    }

    /**
     * Looks at where the keys belong, and ends the actors that do not belong here any more: each
     * finishes the message in hand and saves its state, and what waits in its mailbox is passed on.
     * To be called when the {@link Placement} says something else than before. It returns at once.
     */
    public void rearrange() {
        slots.forEach(
                (form, slot) -> {
                    if (!isPlacedHere(form)) {
                        slot.moveAway();
                    }
                });
    }

    private static Address.Form.OfKey formOf(Address address) {
        if (address.form() instanceof Address.Form.OfKey form) {
            return form;
        }
        throw new IllegalArgumentException(
                "Not the address of a key, as node.keyed(behavior, key) makes it: " + address);
    }

    // Who lives

    /** The actor of a key; null if none lives here. */
    @Nullable Cell living(Address.Form.OfKey form) {
        KeyedSlot slot = slots.get(form);
        return slot == null ? null : slot.living();
    }

    /** The actor of a key, spawned if there is none; null if none may be spawned here. */
    @Nullable Cell reach(Address.Form.OfKey form) {
        for (; ; ) {
            Cell living = living(form);
            if (living != null && living.exit() == null) {
                return living;
            }
            KeyedBehavior behavior = behaviors.get(form.behavior());
            if (behavior == null || !isPlacedHere(form)) {
                return null;
            }
            try {
                Cell reached = slotOf(behavior, form).reach();
                if (reached != null) {
                    return reached;
                }
            } catch (NodeClosedException e) {
                return null;
            }
        }
    }

    private KeyedSlot slotOf(KeyedBehavior behavior, Address.Form.OfKey form) {
        KeyedSlot known = slots.get(form);
        return known != null
                ? known
                : slots.computeIfAbsent(form, _ -> new KeyedSlot(this, behavior, form));
    }

    void remove(Address.Form.OfKey form, KeyedSlot retired) {
        slots.remove(form, retired);
    }

    boolean isServedHere(Address.Form.OfKey form) {
        return behaviors.containsKey(form.behavior()) && isPlacedHere(form);
    }

    boolean isPlacedHere(Address.Form.OfKey form) {
        return placeOf(form) instanceof Place.Here;
    }

    private Place placeOf(Address.Form.OfKey form) {
        return placement.placeOf(form.behavior(), AddressParser.decoded(form.encodedKey()));
    }

    /** Why nobody is reached at a key. */
    DeadActorException unreachable(Address.Form.OfKey form) {
        String why =
                switch (placeOf(form)) {
                    case Place.Nowhere(String reason) -> reason;
                    case Place.On(String other) ->
                            "It belongs on " + other + ", to which there is no way.";
                    case Place.Here() when !behaviors.containsKey(form.behavior()) ->
                            "This node serves no behaviour '"
                                    + form.behavior()
                                    + "' by keys, only "
                                    + served()
                                    + ". Declare it: node.keyedActors().serve(...), or"
                                    + " @Actor(keyed = true).";
                    case Place.Here() -> node + " is closed or being closed.";
                };
        return new DeadActorException(
                "The actor of " + form + " cannot be started. " + why, new ExitReason.Unknown());
    }

    // What is kept

    private boolean isStored(Address.Form.OfKey form) {
        try {
            String key = AddressParser.decoded(form.encodedKey());
            return store.load(form.behavior(), key, Object.class) != null;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    /** Forgets a state; blocks. */
    void forget(String behavior, String key) {
        try {
            store.remove(behavior, key);
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    KeyedStore store() {
        return store;
    }

    Node node() {
        return node;
    }

    Executor engine() {
        return node.engine();
    }
}
