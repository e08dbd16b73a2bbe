package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Where the state of keyed actors is kept while they are passivated. A node keeps it in memory
 * unless it is given another store. In a mesh what a node keeps in its own memory moves to the node
 * where the key belongs; any other store is taken to be one that all nodes share.
 *
 * <p>The methods are called on threads of actors, or threads that may block: they may block. What
 * concerns one actor is called one after another; whether there is a state may be asked meanwhile.
 * What they throw at a load fails the actor's start; at a save it keeps the actor from being
 * passivated, and is logged.
 */
public interface KeyedStore {

    /**
     * Reads what was kept last.
     *
     * @param behavior the behaviour's name
     * @param key the key
     * @param type what the actor takes; {@code Object} if it is only asked whether there is any
     * @return the state; null if nothing is kept
     * @throws Exception if it cannot be read; the actor then does not start
     */
    @Nullable Object load(String behavior, String key, Class<?> type) throws Exception;

    /**
     * Keeps a state in the place of the last one.
     *
     * @param behavior the behaviour's name
     * @param key the key
     * @param state isolated: it changes no more
     * @throws Exception if it cannot be kept; the actor then goes on
     */
    void save(String behavior, String key, Object state) throws Exception;

    /**
     * Forgets what was kept, if anything was.
     *
     * @param behavior the behaviour's name
     * @param key the key
     * @throws Exception if it cannot be forgotten
     */
    void remove(String behavior, String key) throws Exception;

    /**
     * A store in this JVM's memory, which has no bound: it holds a state for each key that left
     * one.
     *
     * @return a new store
     */
    static KeyedStore inMemory() {
        return new MemoryStore(Instant::now);
    }
}
