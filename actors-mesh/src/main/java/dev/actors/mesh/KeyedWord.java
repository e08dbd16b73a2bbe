package dev.actors.mesh;

import java.util.List;

/** What nodes say to each other's {@link Keys}, beside what {@link dev.actors.KeyedActors} do. */
sealed interface KeyedWord {

    /** A node serves these behaviours by keys, and no others. */
    record Serves(String node, List<String> behaviors) implements KeyedWord {}
}
