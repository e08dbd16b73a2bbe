package dev.actors.autoconfigure;

import dev.actors.spring.BehaviorRegistry;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of a check: properties below {@code actors.behaviors} that nothing reads stop
 * the start. It is apart so that an application, or a test that has only some of the actors, can do
 * without it.
 */
@AutoConfiguration(after = ActorsAutoConfiguration.class)
public final class ActorsBehaviorPropertiesAutoConfiguration {

    static final ConfigurationPropertyName BEHAVIORS =
            ConfigurationPropertyName.of("actors.behaviors");

    @Bean
    SmartInitializingSingleton actorsBehaviorPropertiesCheck(
            Environment environment, BehaviorRegistry behaviors) {
        return () -> {
            if (isAnyWritten(environment)) {
                BehaviorProperties.requireKnown(environment, behaviors);
            }
        };
    }

    private static boolean isAnyWritten(Environment environment) {
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source.containsDescendantOf(BEHAVIORS) != ConfigurationPropertyState.ABSENT) {
                return true;
            }
        }
        return false;
    }
}
