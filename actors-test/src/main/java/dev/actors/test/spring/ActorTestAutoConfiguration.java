package dev.actors.test.spring;

import dev.actors.KeyedStore;
import dev.actors.Node;
import dev.actors.autoconfigure.ActorsAutoConfiguration;
import dev.actors.autoconfigure.NodeBuilderCustomizer;
import dev.actors.spring.NodeLifecycle;
import dev.actors.test.ManualClock;
import dev.actors.test.TestProbe;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** Auto-configuration of what an {@link ActorTest} has beside the application's own beans. */
@AutoConfiguration(before = ActorsAutoConfiguration.class)
public final class ActorTestAutoConfiguration {

    static final String MANUAL_CLOCK = "actors.test.manual-clock";

    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    @ConditionalOnMissingBean
    TestProbe actorsTestProbe(Node node) {
        return TestProbe.on(node);
    }

    @Bean
    @ConditionalOnMissingBean(KeyedStore.class)
    MethodStore actorsMethodStore() {
        return new MethodStore();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty(MANUAL_CLOCK)
    static final class ManualClockConfiguration {

        @Bean
        @ConditionalOnMissingBean
        ManualClock actorsManualClock() {
            return new ManualClock();
        }

        @Bean
        NodeBuilderCustomizer actorsManualClockCustomizer(ManualClock clock) {
            return builder -> builder.time(clock);
        }

        @Bean
        ClosingTime actorsClosingTime(ManualClock clock, NodeLifecycle node) {
            return new ClosingTime(clock, node);
        }
    }
}
