package dev.actors.autoconfigure;

import dev.actors.Node;
import dev.actors.spring.actuate.ActorsEndpoint;
import dev.actors.spring.insight.NodeModel;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of the actuator's endpoint {@code actors}. */
@AutoConfiguration(after = ActorsAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(ActorsEndpoint.class)
public final class ActorsEndpointAutoConfiguration {

    @Bean
    @ConditionalOnBean(Node.class)
    @ConditionalOnMissingBean
    ActorsEndpoint actorsEndpoint(NodeModel model) {
        return new ActorsEndpoint(model);
    }
}
