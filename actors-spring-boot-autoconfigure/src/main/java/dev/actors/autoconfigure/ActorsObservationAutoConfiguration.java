package dev.actors.autoconfigure;

import dev.actors.MessageInterceptor;
import dev.actors.spring.observation.MessageObservations;
import dev.actors.spring.observation.ThreadContexts;

import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.ObservationRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ClassUtils;

/**
 * Auto-configuration of the spans of messages, where there is an {@link ObservationRegistry} that
 * has somebody to tell, and contexts can be propagated. Boot's own switch of observations by name
 * turns it off as a whole, so that it then costs nothing.
 */
@AutoConfiguration(before = ActorsAutoConfiguration.class)
@ConditionalOnClass({ObservationRegistry.class, ContextSnapshotFactory.class})
@ConditionalOnBooleanProperty(name = "management.observations.enable.actors", matchIfMissing = true)
public final class ActorsObservationAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ThreadContexts actorThreadContexts() {
        return ThreadContexts.of(
                ClassUtils.isPresent("org.slf4j.MDC", getClass().getClassLoader()));
    }

    @Bean
    @ConditionalOnMissingBean(MessageInterceptor.class)
    NodeBuilderCustomizer actorMessageObservations(
            ObjectProvider<ObservationRegistry> registries, ThreadContexts contexts) {
        return builder ->
                registries.ifUnique(
                        registry -> {
                            if (!registry.isNoop()) {
                                builder.interceptor(new MessageObservations(registry, contexts));
                            }
                        });
    }
}
