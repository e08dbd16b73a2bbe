package dev.actors.autoconfigure;

import dev.actors.NodeBuilder;

/**
 * Changes the auto-configured node before it is built: copiers, time, listeners and whatever else
 * the builder takes.
 */
@FunctionalInterface
public interface NodeBuilderCustomizer {

    /**
     * Changes the builder, which has the settings of the properties already.
     *
     * @param builder the node's builder
     */
    void customize(NodeBuilder builder);
}
