package dev.actors.spring;

import dev.actors.ActorSpec;
import dev.actors.Node;

import org.springframework.context.SmartLifecycle;

import java.util.Comparator;
import java.util.Map;

/**
 * Opens the node before the web server takes requests, spawns the actors that start with the
 * application, and closes the node after the web server has stopped.
 */
public final class NodeLifecycle implements SmartLifecycle {

    /**
     * Below the phase in which Boot starts and stops its web server, {@code DEFAULT_PHASE - 2048}.
     */
    public static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 3 * 1024;

    private final Node node;
    private final BehaviorRegistry behaviors;
    private volatile boolean running;

    /**
     * The lifecycle of a node.
     *
     * @param node opened and closed by it
     * @param behaviors those that start with the application among them are spawned
     */
    public NodeLifecycle(Node node, BehaviorRegistry behaviors) {
        this.node = node;
        this.behaviors = behaviors;
    }

    @Override
    public void start() {
        if (running) {
            return;
        }
        behaviors.requireIsolatable(node);
        node.open();
        running = true;
        try {
            behaviors.all().stream()
                    .filter(BehaviorDefinition::autostart)
                    .sorted(Comparator.comparingInt(BehaviorDefinition::order))
                    .forEach(this::autostart);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private void autostart(BehaviorDefinition behavior) {
        ActorSpec spec;
        try {
            spec = behaviors.spec(behavior, behaviors.bindArguments(behavior, Map.of()));
        } catch (ArgumentsException e) {
            throw new InvalidActorException(
                    behavior.actor(),
                    "starts with the application as '"
                            + behavior.name()
                            + "', and its arguments do not fit: "
                            + e.getMessage(),
                    "Set actors.behaviors."
                            + behavior.name()
                            + ".args.*, or give the record's components a @DefaultValue.");
        }
        node.start(spec.name(behavior.name()));
    }

    @Override
    public void stop() {
        node.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
