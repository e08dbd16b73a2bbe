package dev.actors.mesh;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the other nodes have said of keys, each since it was last reached. */
final class Told {

    private final Links links;
    private final Map<String, Set<String>> served = new ConcurrentHashMap<>();

    /** By what others have nothing that belongs elsewhere. */
    private final Map<String, Map<String, Set<String>>> settled = new ConcurrentHashMap<>();

    private volatile Set<String> group = Set.of();

    Told(Links links) {
        this.links = links;
    }

    /** The group is now these, the node itself not among them. */
    void members(Set<String> others) {
        group = others;
    }

    void serves(String other, List<String> behaviors) {
        served.put(other, Set.copyOf(behaviors));
    }

    /** A node has nothing that belongs elsewhere, in the eyes of who sees these serve what. */
    void isSettled(String other, Map<String, Set<String>> seen) {
        settled.put(other, seen);
    }

    /** A node was lost, or is reached anew: what it has said does not count. */
    void forget(String other) {
        served.remove(other);
        settled.remove(other);
    }

    /** Tells whether every node of the group has said what it serves. */
    boolean isComplete() {
        return served.keySet().containsAll(group) && links.nodes().containsAll(group);
    }

    /** Tells whether all others see these serve what, and have nothing that belongs elsewhere. */
    boolean areSettled(Map<String, Set<String>> own) {
        return links.nodes().stream().allMatch(other -> own.equals(settled.get(other)));
    }

    boolean isServedElsewhere(String behavior) {
        return links.nodes().stream()
                .anyMatch(other -> served.getOrDefault(other, Set.of()).contains(behavior));
    }

    /** Who serves what, in the eyes of a node that serves these. */
    Servers servers(String self, List<String> own) {
        return Servers.of(self, own, links.nodes(), served);
    }
}
