package dev.actors.spring.insight;

import dev.actors.ActorInfo;
import dev.actors.Address;
import dev.actors.Node;

import java.util.Objects;
import java.util.Optional;

/** What an operator can do to an actor, without waiting for it. */
public enum ActorAction {
    /** Ends it for good after the message in hand. */
    STOP,
    /** Raises {@code Killed} in it; what supervises it decides. */
    KILL,
    /** The same, but only if it has a restart left. */
    RESTART;

    /**
     * Does it.
     *
     * @param node the actor's node
     * @param actor the actor; nothing happens to one that is dead
     * @return why it is refused; empty if it is done
     */
    public Optional<String> perform(Node node, Address actor) {
        Optional<String> refusal = this == RESTART ? noRestartLeft(node, actor) : Optional.empty();
        if (refusal.isEmpty()) {
            switch (this) {
                case STOP -> node.stop(actor);
                case KILL, RESTART -> node.kill(actor);
            }
        }
        return refusal;
    }

    private static Optional<String> noRestartLeft(Node node, Address actor) {
        Integer left = node.info(actor).map(ActorInfo::restartsLeft).orElse(null);
        if (left != null && left > 0) {
            return Optional.empty();
        }
        return Optional.of(
                Objects.equals(left, 0)
                        ? "The actor has no restart left for now. Wait, or raise the intensity."
                        : "The actor is not restarted. Kill it, and spawn it anew.");
    }
}
