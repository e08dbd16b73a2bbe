package dev.actors.spring.metrics;

import dev.actors.BehaviorStatistics;
import dev.actors.DeadLetter;
import dev.actors.ExitReason;
import dev.actors.NodeListener;
import dev.actors.spring.insight.BehaviorFigures;
import dev.actors.spring.insight.Labels;
import dev.actors.spring.insight.NodeModel;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The counters and gauges of a node's behaviours. Each meter is tagged with the behaviour's name,
 * never with an address or an actor's name. The counters are the node's own, so that they cost
 * nothing more; the gauges walk the living actors when they are read, at most once a second.
 */
public final class ActorMetrics implements MeterBinder, NodeListener {

    /** An actor that is stopped is not restarted. */
    private static final Set<ExitReason.Kind> RESTART_CAUSES =
            EnumSet.of(
                    ExitReason.Kind.ERROR,
                    ExitReason.Kind.KILLED,
                    ExitReason.Kind.NORMAL,
                    ExitReason.Kind.SHUTDOWN);

    private final Supplier<NodeModel> model;
    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();
    private final List<BehaviorStatistics> behaviors = new CopyOnWriteArrayList<>();

    /**
     * The metrics of a node.
     *
     * @param model asked for when a gauge is first read
     */
    public ActorMetrics(Supplier<NodeModel> model) {
        this.model = model;
    }

    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        registries.add(registry);
        behaviors.forEach(behavior -> bind(behavior, registry));
    }

    @Override
    public synchronized void behaviorSeen(BehaviorStatistics statistics) {
        behaviors.add(statistics);
        registries.forEach(registry -> bind(statistics, registry));
    }

    private void bind(BehaviorStatistics statistics, MeterRegistry registry) {
        String behavior = statistics.behavior();
        Tags tags = Tags.of("behavior", behavior);
        Gauge.builder("actors.alive", statistics, BehaviorStatistics::alive)
                .description("Actors that are alive, those about to be restarted included")
                .tags(tags)
                .strongReference(true)
                .register(registry);
        Gauge.builder(
                        "actors.mailbox.size",
                        this,
                        own -> own.mailboxes(behavior, BehaviorFigures::mailboxTotal))
                .description("Messages in mailboxes")
                .tags(tags)
                .strongReference(true)
                .register(registry);
        Gauge.builder(
                        "actors.mailbox.size.max",
                        this,
                        own -> own.mailboxes(behavior, BehaviorFigures::mailboxLargest))
                .description("Messages in the fullest mailbox")
                .tags(tags)
                .strongReference(true)
                .register(registry);
        FunctionCounter.builder("actors.spawned", statistics, BehaviorStatistics::spawned)
                .description("Actors spawned; restarts do not count")
                .tags(tags)
                .register(registry);
        FunctionCounter.builder("actors.ask.timeouts", statistics, BehaviorStatistics::askTimeouts)
                .description("Asks that got no reply in time")
                .tags(tags)
                .register(registry);
        FunctionCounter.builder("actors.passivations", statistics, BehaviorStatistics::passivations)
                .description("Actors of keys that were passivated, since they were idle")
                .tags(tags)
                .register(registry);
        for (ExitReason.Kind kind : EnumSet.complementOf(EnumSet.of(ExitReason.Kind.UNKNOWN))) {
            FunctionCounter.builder("actors.exits", statistics, s -> s.exits(kind))
                    .description("Actors that have ended for good")
                    .tags(tags.and("reason", Labels.of(kind)))
                    .register(registry);
        }
        for (ExitReason.Kind kind : RESTART_CAUSES) {
            FunctionCounter.builder("actors.restarts", statistics, s -> s.restarts(kind))
                    .description("Restarts of supervised actors")
                    .tags(tags.and("cause", Labels.of(kind)))
                    .register(registry);
        }
        for (DeadLetter.Reason reason : DeadLetter.Reason.values()) {
            FunctionCounter.builder("actors.dead.letters", statistics, s -> s.deadLetters(reason))
                    .description("Messages that nobody handled")
                    .tags(tags.and("reason", Labels.of(reason)))
                    .register(registry);
        }
    }

    private double mailboxes(String behavior, ToDoubleFunction<BehaviorFigures> figure) {
        BehaviorFigures figures = model.get().behaviors().get(behavior);
        return figures == null ? 0 : figure.applyAsDouble(figures);
    }
}
