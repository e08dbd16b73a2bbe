package dev.actors.mesh;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What nodes say to each other's {@link Keys}, beside what {@link dev.actors.KeyedActors} do. */
sealed interface KeyedWord {

    /** A node serves these behaviours by keys, and no others. */
    record Serves(String node, List<String> behaviors) implements KeyedWord {}

    /** A node has nothing that belongs to others, in the eyes of who sees these serve what. */
    record Settled(String node, Map<String, Set<String>> servers) implements KeyedWord {}
}
