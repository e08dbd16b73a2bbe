package dev.actors.spring;

import dev.actors.ActorException;
import dev.actors.ActorSpec;
import dev.actors.ActorStartException;
import dev.actors.Address;
import dev.actors.CloseReport;
import dev.actors.Node;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
     */
    public NodeLifecycle(
            Node node,
            BehaviorRegistry behaviors,
            Duration startTimeout,
            Duration stopTimeout,
            ApplicationEventPublisher publisher) {
        this.node = node;
        this.behaviors = behaviors;
        this.startTimeout = startTimeout;
        this.stopTimeout = stopTimeout;
        this.publisher = publisher;
    }

    /**
     * Opens the node and starts its actors.
     *
     * @throws ActorStartException if an actor does not start, or not in time; the node is closed
     */
    @Override
    public void start() {
        if (running) {
            return;
        }
        behaviors.requireIsolatable(node);
        behaviors.all().stream().filter(BehaviorDefinition::keyed).forEach(this::serve);
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

    private void serve(BehaviorDefinition behavior) {
        try {
            node.keyedActors().serve(behaviors.keyed(behavior));
        } catch (ArgumentsException e) {
            throw misfit(behavior, "is reached by keys", e);
        }
    }

    private static InvalidActorException misfit(
            BehaviorDefinition behavior, String what, ArgumentsException e) {
        return new InvalidActorException(
                behavior.actor(),
                what
                        + " as '"
                        + behavior.name()
                        + "', and its arguments do not fit: "
                        + e.getMessage(),
                "Set actors.behaviors."
                        + behavior.name()
                        + ".args.*, or give the record's components a @DefaultValue.");
    }

    private void autostart(BehaviorDefinition behavior) {
        ActorSpec spec;
        try {
            spec = behaviors.spec(behavior, behaviors.bindArguments(behavior, Map.of()));
        } catch (ArgumentsException e) {
            throw misfit(behavior, "starts with the application", e);
        }
        await(node.startAsync(spec.name(behavior.name())), behavior.name());
    }

    private void await(CompletableFuture<Address> start, String behavior) {
        try {
            Address unused = start.get(startTimeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ActorException failure
                    ? failure
                    : new IllegalStateException("'" + behavior + "' did not start", e.getCause());
        } catch (TimeoutException e) {
            node.whereis(behavior).ifPresent(node::terminate);
            throw new ActorStartException(
                    "Behaviour '"
                            + behavior
                            + "' starts with the application and has not started within "
                            + startTimeout.toMillis()
                            + " ms. In process style it has started when it receives, or calls"
                            + " self.ready(); in handler style when it is constructed and its"
                            + " @OnStart method has returned. If it needs longer, raise"
                            + " actors.start-timeout.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ActorStartException(
                    "Interrupted while '" + behavior + "' started with the application.", e);
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
