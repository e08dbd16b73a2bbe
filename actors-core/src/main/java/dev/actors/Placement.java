package dev.actors;

/**
 * Says where the actor of a key lives. A node by itself has all of them; a mesh spreads them over
 * its nodes, see {@link Rendezvous}.
 *
 * <p>Whoever changes what it says calls {@link KeyedActors#rearrange} afterwards.
 */
@FunctionalInterface
public interface Placement {

    /** All keys live on the node itself. */
    Placement LOCAL = (_, _) -> new Place.Here();

    /**
     * Where the actor of a key lives now.
     *
     * @param behavior the behaviour's name
     * @param key the key
     * @return the place. It is asked whenever an actor is to be spawned, with locks held: it must
     *     be quick and must not block
     */
    Place placeOf(String behavior, String key);
}
