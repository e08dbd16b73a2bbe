package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
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
    private final KeyedMoves moves;
    private final Map<String, KeyedBehavior> behaviors = new ConcurrentHashMap<>();
    private final Map<Address.Form.OfKey, KeyedSlot> slots = new ConcurrentHashMap<>();

    KeyedActors(Node node, @Nullable KeyedStore given, Placement placement) {
        this.node = node;
        MemoryStore own = new MemoryStore(() -> node.time().now());
        store = given == null ? own : given;
        moves = new KeyedMoves(this, placement, given == null ? own : null);
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
        moves.served();
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
     * Tells whether there is anything behind a key, without starting an actor.
     *
     * @param address made by {@link Node#keyed}
     * @return whether an actor lives there, or its state is kept, on the node where the key
     *     belongs; or what the store threw. Completed on a thread of its own
     * @throws IllegalArgumentException if it is the address of something else
     */
    public CompletableFuture<Boolean> isKept(Address address) {
        return queries().isKept(address);
    }

    /**
     * Starts the actor of a key without a message, if its state is kept.
     *
     * @param address made by {@link Node#keyed}
     * @return once it has started and done what was in its mailbox before: false if there is
     *     nobody, and nothing is kept; an {@link ActorStartException} if it ends before. Completed
     *     on a thread of its own
     * @throws IllegalArgumentException if it is the address of something else
     */
    public CompletableFuture<Boolean> wake(Address address) {
        return queries().wake(address);
    }

    /**
     * Looks at the actor of a key, wherever it lives; one that is passivated is started.
     *
     * @param address made by {@link Node#keyed}
     * @param patience how long to wait for it to start, and again for it to show its state; what it
     *     showed last is taken then
     * @return what is seen; empty if there is nobody, and nothing is kept. An {@link
     *     ActorException} if it does not start, its node cannot be reached, or what it shows cannot
     *     travel. Completed on a thread of its own
     * @throws IllegalArgumentException if it is the address of something else
     */
    public CompletableFuture<Optional<KeyedView>> show(Address address, Duration patience) {
        return queries().show(address, patience);
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
     * Kills the actor of a key, if one lives, and forgets what is kept of it. What is sent to the
     * key afterwards starts a new one, from nothing.
     *
     * @param address made by {@link Node#keyed}
     * @return done when both have happened, or what the store threw; completed on a thread of its
     *     own
     * @throws IllegalArgumentException if it is the address of something else
     */
    public CompletableFuture<Void> forget(Address address) {
        return queries().forget(address);
    }

    // With other nodes

    /**
     * Shares the keys with other nodes from now on. It takes the place of the node's {@link
     * Placement}.
     *
     * @param others which nodes there are, and how to ask them
     */
    public void join(KeyedSpread others) {
        moves.join(others);
    }

    /**
     * Has all keys to itself again, or where the node's {@link Placement} says.
     *
     * @param others what was given to {@link #join}
     */
    public void part(KeyedSpread others) {
        moves.part(others);
    }

    /**
     * Looks at where the keys belong, and ends the actors that do not belong here any more: each
     * finishes the message in hand and saves its state, and what waits in its mailbox is passed on.
     * States that this node keeps in its own memory are handed over. To be called when the {@link
     * Placement} says something else than before. It returns at once.
     *
     * @return done when all that belongs on other nodes has got there; false if some has not
     */
    public CompletableFuture<Boolean> rearrange() {
        return moves.rearrange(slots.keySet());
    }

    /**
     * Answers what another node asks. It never waits.
     *
     * @param query what is asked
     * @return the answer; see {@link KeyedQuery}
     */
    public CompletableFuture<? extends @Nullable Object> answer(KeyedQuery query) {
        return queries().answer(query);
    }

    static Address.Form.OfKey formOf(Address address) {
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
                awaitEnd(form);
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

    /** Takes a message that was passed on for an actor that has not begun; false if it has. */
    boolean takeEarly(Address to, Object message, @Nullable Ask ask) {
        if (!(to.form() instanceof Address.Form.OfKey form) || reach(form) == null) {
            return false;
        }
        KeyedSlot slot = slots.get(form);
        return slot != null && slot.takeEarly(message, ask);
    }

    /** What an actor leaves that moves away comes before what is sent to its key afterwards. */
    private void awaitEnd(Address.Form.OfKey form) {
        KeyedSlot slot = slots.get(form);
        if (slot != null) {
            slot.awaitEnd();
        }
    }

    KeyedSlot slotOf(KeyedBehavior behavior, Address.Form.OfKey form) {
        KeyedSlot known = slots.get(form);
        return known != null
                ? known
                : slots.computeIfAbsent(form, _ -> new KeyedSlot(this, behavior, form));
    }

    @Nullable KeyedSlot slot(Address.Form.OfKey form) {
        return slots.get(form);
    }

    @Nullable KeyedBehavior behavior(Address.Form.OfKey form) {
        return behaviors.get(form.behavior());
    }

    KeyedQueries queries() {
        return new KeyedQueries(this, moves);
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

    Place placeOf(Address.Form.OfKey form) {
        return moves.placeOf(form);
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

    KeyedMoves moves() {
        return moves;
    }

    Node node() {
        return node;
    }

    Executor engine() {
        return node.engine();
    }
}
