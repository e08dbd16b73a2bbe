package dev.actors.autoconfigure;

import dev.actors.mesh.WireTypes;

/**
 * Adds types that travel between nodes, such as events of topics, to those of the actor classes.
 */
@FunctionalInterface
public interface WireTypesCustomizer {

    /**
     * Adds types, the same ones on all nodes.
     *
     * @param types has what the application's actor classes declare already
     */
    void customize(WireTypes.Builder types);
}
