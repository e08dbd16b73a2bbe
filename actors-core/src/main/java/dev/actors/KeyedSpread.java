package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/**
 * Several nodes that share keys: where each key belongs, and how the nodes ask each other. A node
 * takes it by {@link KeyedActors#join}.
 *
 * <p>The methods are called from any thread, with locks of the kernel held: they must be quick and
 * must not block.
 */
public interface KeyedSpread extends Placement {

    /**
     * Has all other nodes give up the actor of a key, before it is started on this one.
     *
     * @param key the address of a key that belonged here when it was looked at
     * @return done when no other has it, or has been waited for long enough; it does not fail. Null
     *     if it is known that no other has it, and that it belongs here still
     */
    @Nullable CompletableFuture<Void> claim(Address key);

    /**
     * Asks another node. It never waits for room, and is behind what was sent there before.
     *
     * @param node the other node's name
     * @param query what to ask
     * @return what {@link KeyedActors#answer} gives there; a {@link DeadActorException} with {@link
     *     ExitReason.NoConnection} if the node cannot be reached, or an {@link
     *     IllegalMessageException} if the query cannot travel
     */
    CompletableFuture<@Nullable Object> ask(String node, KeyedQuery query);

    /** This node serves another behaviour than before. */
    void served();
}
