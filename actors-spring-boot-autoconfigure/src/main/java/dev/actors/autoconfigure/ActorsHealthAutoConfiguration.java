package dev.actors.autoconfigure;

import dev.actors.Node;
import dev.actors.spring.actuate.ActorsHealthIndicator;
import dev.actors.spring.actuate.RecentTroubles;
import dev.actors.spring.insight.NodeModel;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the health contributor {@code actors}. */
@AutoConfiguration(
        after = ActorsAutoConfiguration.class,
        beforeName =
                "org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration")
@ConditionalOnClass({Health.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnEnabledHealthIndicator("actors")
@ConditionalOnBean(Node.class)
@ConditionalOnMissingBean(name = "actorsHealthIndicator")
public final class ActorsHealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RecentTroubles actorsRecentTroubles() {
        return new RecentTroubles();
    }

    @Bean
    ActorsHealthIndicator actorsHealthIndicator(NodeModel model, RecentTroubles troubles) {
        return new ActorsHealthIndicator(model, troubles);
    }
}
