package dev.actors.autoconfigure;

import dev.actors.spring.ActorEventPublisher;
import dev.actors.spring.insight.NodeModel;
import dev.actors.spring.metrics.ActorMetrics;
import dev.actors.spring.metrics.MessageTimers;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the metrics of a node, where Micrometer is there. */
@AutoConfiguration(before = ActorsAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = "actors.metrics.enabled", matchIfMissing = true)
public final class ActorsMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ActorMetrics actorMetrics(ObjectProvider<NodeModel> model) {
        return new ActorMetrics(model::getObject);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBooleanProperty(name = "actors.metrics.timers", matchIfMissing = true)
    MessageTimers actorMessageTimers(ObjectProvider<MeterRegistry> registry) {
        return new MessageTimers(registry::getIfUnique);
    }

    /** The node's builder is given the timers. */
    @Bean
    NodeBuilderCustomizer actorMessageMeters(ObjectProvider<MessageTimers> timers) {
        return builder -> {
            MessageTimers known = timers.getIfAvailable();
            if (known != null) {
                builder.meters(known);
            }
        };
    }

    @Bean
    MeterBinder actorEventMetrics(ObjectProvider<ActorEventPublisher> publishers) {
        return registry ->
                publishers.ifUnique(
                        publisher ->
                                FunctionCounter.builder(
                                                "actors.events.dropped",
                                                publisher,
                                                ActorEventPublisher::dropped)
                                        .description(
                                                "Application events dropped because listeners were"
                                                        + " too slow")
                                        .register(registry));
    }
}
