package dev.actors.mesh;

import dev.actors.Address;

/**
 * Hears what happens to a mesh, on any thread. It returns quickly. Of one node it hears one thing
 * after the other, that it is up and that it is down in turn.
 */
public interface MeshListener {

    /**
     * A node can be reached: Erlang's {@code nodeup}.
     *
     * @param node its name
     */
    default void nodeUp(String node) {}

    /**
     * A node cannot be reached any more: Erlang's {@code nodedown}. Links to its actors are broken
     * and monitors on them have fired.
     *
     * @param node its name
     */
    default void nodeDown(String node) {}

    /**
     * An actor of this node has lost its name to one of another node, when two halves of a mesh
     * came together. The actor gets a {@link NameConflict}.
     *
     * @param conflict which name, and who has it now
     * @param loser the actor of this node
     */
    default void nameLost(NameConflict conflict, Address loser) {}
}
