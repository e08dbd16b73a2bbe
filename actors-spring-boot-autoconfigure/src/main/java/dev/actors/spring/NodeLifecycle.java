package dev.actors.spring;

import dev.actors.CloseReport;
import dev.actors.Node;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.List;

/**
 * Opens the node before the web server takes requests, spawns the actors that start with the
 * application, and closes the node after the web server has stopped: the actors finish what is in
 * their mailboxes, within the time that a shutdown phase has, and stop latest first.
 *
 * <p>What was lost is logged by the application's own logging, which is there until the context has
 * closed, and published as an event: a listener takes a {@link CloseReport}.
 */
public final class NodeLifecycle implements SmartLifecycle {

    /**
     * Below the phase in which Boot starts and stops its web server, {@code DEFAULT_PHASE - 2048}.
     */
    public static final int PHASE = SmartLifecycle.DEFAULT_PHASE - 3 * 1024;

    private static final Log LOGGER = LogFactory.getLog(NodeLifecycle.class);

    private final Node node;
    private final BehaviorRegistry behaviors;
    private final Duration startTimeout;
    private final Duration stopTimeout;
    private final ApplicationEventPublisher publisher;
    private volatile boolean running;

    /**
     * The lifecycle of a node.
     *
     * @param node opened and closed by it
     * @param behaviors those that start with the application among them are spawned
     * @param startTimeout how long each of these may take to start
     * @param stopTimeout how long closing the node may take
     * @param publisher is given the report of each close
     * @throws IllegalArgumentException if no actor would have time to start
     */
    public NodeLifecycle(
            Node node,
            BehaviorRegistry behaviors,
            Duration startTimeout,
            Duration stopTimeout,
            ApplicationEventPublisher publisher) {
        if (!startTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "A time to start is more than zero, not " + startTimeout);
        }
        this.node = node;
        this.behaviors = behaviors;
        this.startTimeout = startTimeout;
        this.stopTimeout = stopTimeout;
        this.publisher = publisher;
    }

    /**
     * Opens the node and starts its actors.
     *
     * @throws AutostartException if an actor does not start, or not in time; the node is closed
     * @throws InvalidActorException if an actor's arguments do not fit; the node is closed
     * @throws IllegalStateException if the node is a mock
     */
    @Override
    public void start() {
        if (running) {
            return;
        }
        if (!behaviors.all().isEmpty() && !node.canIsolate(String.class)) {
            throw new IllegalStateException(
                    "The bean of type Node is a mock, which runs no actor. Leave it as it is, and"
                            + " mock what actors are given; or let them send to a TestProbe.");
        }
        behaviors.requireSpawnable(node);
        for (BehaviorDefinition behavior : behaviors.all()) {
            if (behavior.keyed()) {
                serve(behavior);
            }
        }
        node.open();
        running = true;
        try {
            List<BehaviorDefinition> starting = behaviors.autostarted();
            if (!starting.isEmpty()) {
                new Autostart(node, behaviors, startTimeout).start(starting);
            }
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private void serve(BehaviorDefinition behavior) {
        try {
            node.keyedActors().serve(behaviors.keyed(behavior));
        } catch (ArgumentsException e) {
            throw e.asMistakeOf(behavior, "is reached by keys");
        }
    }

    /**
     * Closes the node and returns when it is closed, at the end of the stop's time at the latest.
     */
    @Override
    public void stop() {
        if (node.isRunning()) {
            report(node.close(stopTimeout));
        }
        running = false;
    }

    private void report(CloseReport report) {
        if (report.lostMessages() + report.abandoned() > 0) {
            LOGGER.warn(report);
        } else {
            LOGGER.info(report);
        }
        publisher.publishEvent(report);
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
