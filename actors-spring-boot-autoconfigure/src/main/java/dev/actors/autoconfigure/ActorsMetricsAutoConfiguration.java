package dev.actors.autoconfigure;

import dev.actors.Node;
import dev.actors.spring.metrics.ActorMetrics;
import dev.actors.spring.metrics.ProcessingTimers;

import io.micrometer.core.instrument.MeterRegistry;

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
    ActorMetrics actorMetrics(ObjectProvider<Node> node) {
        return new ActorMetrics(node::getObject);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "actors.metrics.timers", matchIfMissing = true)
    NodeBuilderCustomizer actorProcessingTimers(ObjectProvider<MeterRegistry> registry) {
        return builder -> builder.meters(new ProcessingTimers(registry::getIfUnique));
    }
}
