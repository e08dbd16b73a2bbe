package dev.actors.autoconfigure;

import dev.actors.spring.BehaviorRegistry;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of a check: properties below {@code actors.behaviors} that nothing reads stop
 * the start. It is apart so that an application, or a test that has only some of the actors, can do
 * without it.
 */
@AutoConfiguration(after = ActorsAutoConfiguration.class)
public final class ActorsBehaviorPropertiesAutoConfiguration {

    @Bean
    static SmartInitializingSingleton actorsBehaviorPropertiesCheck(
            Environment environment, BehaviorRegistry behaviors) {
        return () -> BehaviorProperties.requireKnown(environment, behaviors);
    }
}
