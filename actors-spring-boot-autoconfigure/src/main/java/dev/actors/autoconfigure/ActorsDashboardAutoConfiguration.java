package dev.actors.autoconfigure;

import dev.actors.spring.web.ActorsWebConfiguration;
import dev.actors.spring.web.DashboardConfiguration;
import dev.actors.spring.web.DashboardSettings;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Auto-configuration of the dashboard, where the REST protocol is served. */
@AutoConfiguration(after = ActorsWebAutoConfiguration.class)
@ConditionalOnBean(ActorsWebConfiguration.class)
@ConditionalOnBooleanProperty(name = "actors.dashboard.enabled", matchIfMissing = true)
@Import(DashboardConfiguration.class)
public final class ActorsDashboardAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DashboardSettings actorsDashboardSettings(ActorsProperties properties) {
        return new DashboardSettings(properties.getDashboard().isAllowActions());
    }
}
