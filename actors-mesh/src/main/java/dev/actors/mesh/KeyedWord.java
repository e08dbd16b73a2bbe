package dev.actors.mesh;

import dev.actors.Address;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What nodes say to each other's {@link Keys}, beside what {@link dev.actors.KeyedActors} do. */
sealed interface KeyedWord {

    /** A node serves these behaviours by keys, and no others. */
    record Serves(String node, List<String> behaviors) implements KeyedWord {}

    /**
     * A node is about to start the actors of these keys. The answer tells for each, in this order,
     * whether the other one has nothing of it and takes that node for its owner; it comes when this
     * holds for all, or soon.
     */
    record Claimed(String node, List<Address> keys) implements KeyedWord {}

    /** A node has nothing that belongs to others, in the eyes of who sees these serve what. */
    record Settled(String node, Map<String, Set<String>> servers) implements KeyedWord {}
}
