package dev.actors.mesh;

import dev.actors.Place;
import dev.actors.Rendezvous;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which nodes serve what by keys, in the eyes of one of them.
 *
 * @param self the one that looks
 * @param nodes how many it sees, itself among them
 * @param byBehavior who serves each behaviour that anybody serves
 */
record Servers(String self, int nodes, Map<String, Set<String>> byBehavior) {

    /**
     * Looks at who serves what.
     *
     * @param own what the node itself serves
     * @param reached the other nodes that it reaches
     * @param told what others have said that they serve
     */
    static Servers of(
            String self,
            Collection<String> own,
            Set<String> reached,
            Map<String, Set<String>> told) {
        Map<String, Set<String>> byBehavior = new HashMap<>();
        for (String other : reached) {
            told.getOrDefault(other, Set.of()).forEach(each -> enter(byBehavior, each, other));
        }
        own.forEach(each -> enter(byBehavior, each, self));
        return new Servers(self, reached.size() + 1, byBehavior);
    }

    private static void enter(Map<String, Set<String>> table, String behavior, String server) {
        table.computeIfAbsent(behavior, _ -> new TreeSet<>()).add(server);
    }

    /** Where a key belongs. */
    Place placeOf(String behavior, String key, int minimumSize) {
        if (nodes < minimumSize) {
            return Rendezvous.tooFew(self, nodes, minimumSize);
        }
        Set<String> servers = byBehavior.get(behavior);
        if (servers == null) {
            return new Place.Nowhere(
                    "No node of the mesh that can be reached serves the behaviour '"
                            + behavior
                            + "' by keys. Declare it: node.keyedActors().serve(...), or"
                            + " @Actor(keyed = true).");
        }
        String chosen = Rendezvous.choose(servers, behavior, key);
        return chosen.equals(self) ? new Place.Here() : new Place.On(chosen);
    }
}
