package dev.actors;

import java.util.Set;
import java.util.function.Supplier;

/**
 * Spreads keys over nodes by rendezvous hashing (Thaler and Ravishankar, "A Name-Based Mapping
 * Scheme for Rendezvous", 1996): each node draws a number for the key, and the highest wins. All
 * who see the same nodes agree without a word; a node that comes takes its share from all others, a
 * node that goes leaves its keys to all others, and no other key moves.
 *
 * <p>The numbers depend on the names only: they are the same on every machine and in every version.
 */
public final class Rendezvous implements Placement {

    private final String self;
    private final Supplier<Set<String>> view;
    private final int minimumSize;

    /**
     * A placement over the nodes that a node sees.
     *
     * @param self the node's own name
     * @param view the names of all nodes that it sees now, its own among them; quick
     * @param minimumSize how many nodes it must see to have an actor of a key: more than half of
     *     all, so that of two sides that do not see each other one at most has it; 1 for no
     *     condition
     */
    public Rendezvous(String self, Supplier<Set<String>> view, int minimumSize) {
        this.self = self;
        this.view = view;
        this.minimumSize = minimumSize;
    }

    @Override
    public Place placeOf(String behavior, String key) {
        Set<String> seen = view.get();
        if (seen.size() < minimumSize || seen.isEmpty()) {
            return tooFew(self, seen.size(), minimumSize);
        }
        String chosen = choose(seen, behavior, key);
        return chosen.equals(self) ? new Place.Here() : new Place.On(chosen);
    }

    /**
     * The place of all keys for a node that sees too few others.
     *
     * @param self the node's own name
     * @param seen how many nodes it sees, itself among them
     * @param minimumSize how many it must see
     * @return nowhere, with the reason
     */
    public static Place.Nowhere tooFew(String self, int seen, int minimumSize) {
        return new Place.Nowhere(
                self
                        + " sees "
                        + seen
                        + " of the "
                        + minimumSize
                        + " nodes that the mesh must have to start an actor of a key"
                        + " (minimum-size). Try again when the others are back.");
    }

    /**
     * The node of a key.
     *
     * @param nodes names of nodes, at least one
     * @param behavior the behaviour's name
     * @param key the key
     * @return one of the nodes
     */
    public static String choose(Set<String> nodes, String behavior, String key) {
        long hash = mix(hash(behavior) * 31 + hash(key));
        String chosen = null;
        long highest = Long.MIN_VALUE;
        for (String node : nodes) {
            long drawn = mix(hash ^ mix(hash(node)));
            if (chosen == null
                    || drawn > highest
                    || (drawn == highest && node.compareTo(chosen) > 0)) {
                chosen = node;
                highest = drawn;
            }
        }
        if (chosen == null) {
            throw new IllegalArgumentException("There is no node to choose from");
        }
        return chosen;
    }

    /** A number of 64 bits of a text's UTF-16, the same on every machine. */
    private static long hash(String text) {
        long hash = 0xCBF2_9CE4_8422_2325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x0000_0100_0000_01B3L;
        }
        return hash;
    }

    /** Spreads a number over all bits: the finaliser of SplitMix64. */
    private static long mix(long number) {
        long mixed = number;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}
