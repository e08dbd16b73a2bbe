package dev.actors.spring.insight;

import dev.actors.ActorGlance;
import dev.actors.Address;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Who has spawned whom among the actors of a census, as supervisors have their children. */
public final class ActorTree {

    private final Map<Address, List<ActorGlance>> children = new HashMap<>();
    private final List<ActorGlance> roots = new ArrayList<>();

    /**
     * The tree of all.
     *
     * @param census the actors
     * @param lives tells of a parent whether it lives
     */
    ActorTree(Census census, Predicate<Address> lives) {
        for (ActorGlance actor : census.actors()) {
            Address parent = actor.parent();
            if (parent != null) {
                children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(actor);
            }
        }
        children.keySet().removeIf(lives.negate());
        for (ActorGlance actor : census.actors()) {
            Address parent = actor.parent();
            if (parent == null || !children.containsKey(parent)) {
                roots.add(actor);
            }
        }
    }

    /**
     * The actors that were spawned from outside, or whose parent has ended.
     *
     * @return oldest first
     */
    public List<ActorGlance> roots() {
        return roots;
    }

    /**
     * The children of an actor.
     *
     * @param parent the actor
     * @return oldest first
     */
    public List<ActorGlance> childrenOf(Address parent) {
        return children.getOrDefault(parent, List.of());
    }
}
