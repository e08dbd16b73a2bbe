package dev.actors.spring.actuate;

import dev.actors.ActorInfo;
import dev.actors.ExitReason;
import dev.actors.Node;
import dev.actors.spring.ActorEvent;
import dev.actors.spring.insight.NodeModel;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The health of a node. It is up while the node takes work, and out of service while it drains and
 * afterwards. An actor that gave up is one actor's failure and leaves the node up; it is told in
 * detail, as is the restart budget of those that were restarted.
 */
public final class ActorsHealthIndicator extends AbstractHealthIndicator {

    private final NodeModel model;
    private final RecentTroubles troubles;

    /**
     * The health of a node.
     *
     * @param model the node
     * @param troubles hears what happens on it
     */
    public ActorsHealthIndicator(NodeModel model, RecentTroubles troubles) {
        super("The health of the actors' node cannot be told");
        this.model = model;
        this.troubles = troubles;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        Node node = model.node();
        if (node.isRunning()) {
            builder.up();
        } else {
            builder.outOfService();
        }
        builder.withDetail("node", node.name())
                .withDetail("alive", model.alive())
                .withDetail("gaveUp", troubles.gaveUpInAll())
                .withDetail("lastGaveUp", lastGaveUp())
                .withDetail("lastRestarted", lastRestarted());
    }

    private List<Map<String, Object>> lastGaveUp() {
        return troubles.gaveUp().stream().map(ActorsHealthIndicator::gaveUp).toList();
    }

    private static Map<String, Object> gaveUp(ActorEvent.Exited exit) {
        return line(exit.actor(), exit.reason());
    }

    private List<Map<String, Object>> lastRestarted() {
        return troubles.restarted().stream()
                .map(model.node()::info)
                .flatMap(Optional::stream)
                .map(actor -> line(actor, actor.lastCrash()))
                .toList();
    }

    private static Map<String, Object> line(ActorInfo actor, @Nullable ExitReason reason) {
        Map<String, Object> line = new LinkedHashMap<>();
        if (!actor.names().isEmpty()) {
            line.put("name", actor.names().getFirst());
        }
        line.put("address", actor.address().toString());
        line.put("behavior", actor.behavior());
        line.put("restarts", actor.restarts());
        if (actor.restartsLeft() != null) {
            line.put("restartsLeft", actor.restartsLeft());
        }
        ActorDescriptor.Crash crash = ActorDescriptor.crash(reason);
        if (crash != null) {
            line.put("reason", crash.reason());
            if (crash.exception() != null) {
                line.put("exception", crash.exception());
            }
        }
        return line;
    }
}
