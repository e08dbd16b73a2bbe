package dev.actors.mesh;

import dev.actors.Address;

import org.jspecify.annotations.Nullable;

/** What nodes say to each other's {@link Clerk}. */
sealed interface Word {

    /** Spawn a behaviour; the answer is its address. */
    record Spawn(String behavior, @Nullable Object arguments) implements Word {}

    /**
     * The same for an actor that owns what is spawned: that one is stopped when its owner ends,
     * cannot be reached, or has another one spawned here.
     */
    record SpawnFor(Address owner, String behavior, @Nullable Object arguments) implements Word {}

    /** May this actor have this name? The answer is who has it already, or null. */
    record Claim(NameEntry entry) implements Word {}

    /** An actor of the sender has a name. */
    record Has(NameEntry entry) implements Word {}

    /** It has it no longer. */
    record Released(NameEntry entry) implements Word {}

    /** Publish an event to the subscribers of a topic. */
    record Publish(String topic, Object payload) implements Word {}

    /**
     * An actor of a node, with a name.
     *
     * @param name the name
     * @param actor who has it
     * @param since when it got it, in milliseconds by its node's clock
     */
    record NameEntry(String name, Address actor, long since) {

        public NameEntry {
            if (actor.nodeName().isEmpty()) {
                throw new IllegalArgumentException(actor + " is no actor of a mesh");
            }
        }

        String node() {
            return actor.nodeName().orElseThrow();
        }

        /** The rule for two actors of one name: the older registration stays. */
        boolean beats(NameEntry other) {
            return since != other.since
                    ? since < other.since
                    : actor.toString().compareTo(other.actor.toString()) < 0;
        }
    }
}
