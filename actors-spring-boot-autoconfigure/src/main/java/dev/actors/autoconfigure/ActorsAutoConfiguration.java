package dev.actors.autoconfigure;

import dev.actors.KeyedStore;
import dev.actors.MessageInterceptor;
import dev.actors.Node;
import dev.actors.NodeBuilder;
import dev.actors.NodeListener;
import dev.actors.spring.Actor;
import dev.actors.spring.ActorBeans;
import dev.actors.spring.ActorEventPublisher;
import dev.actors.spring.Actors;
import dev.actors.spring.ArgumentsBinder;
import dev.actors.spring.ArgumentsValidator;
import dev.actors.spring.BehaviorDefinition;
import dev.actors.spring.BehaviorRegistry;
import dev.actors.spring.BehaviorSettings;
import dev.actors.spring.JakartaArgumentsValidator;
import dev.actors.spring.NodeLifecycle;
import dev.actors.spring.ReadinessLifecycle;
import dev.actors.spring.insight.HandlingTimes;
import dev.actors.spring.insight.NodeModel;
import dev.actors.spring.web.WebSettings;
import dev.actors.topic.Topics;

import jakarta.validation.Validator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.autoconfigure.context.LifecycleProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

import java.util.UUID;

/** Auto-configuration of a {@link Node} and of the application's {@link Actor} classes. */
@AutoConfiguration
@EnableConfigurationProperties(ActorsProperties.class)
public final class ActorsAutoConfiguration {

    private static final String DEFAULT_NAME = "127.0.0.1:4711";
    private static final String MESH = "dev.actors.mesh.Mesh";

    private final ActorsProperties properties;
    private final ApplicationEventPublisher publisher;

    /**
     * What most of the beans need. A method of more than three parameters takes the JVM
     * milliseconds to call by reflection for the first time.
     */
    ActorsAutoConfiguration(ActorsProperties properties, ApplicationEventPublisher publisher) {
        this.properties = properties;
        this.publisher = publisher;
    }

    @Bean
    @ConditionalOnMissingBean
    Node actorsNode(
            ObjectProvider<MessageInterceptor> interceptors,
            ObjectProvider<KeyedStore> stores,
            ObjectProvider<NodeBuilderCustomizer> customizers) {
        NodeBuilder builder = builder(properties);
        MessageInterceptor interceptor = interceptors.getIfAvailable();
        if (interceptor != null) {
            builder.interceptor(interceptor);
        }
        KeyedStore store = stores.getIfAvailable();
        if (store != null) {
            builder.keyedStore(store);
        }
        for (NodeBuilderCustomizer customizer : customizers.orderedStream().toList()) {
            customizer.customize(builder);
        }
        return builder.build();
    }

    /** What is refused is the value of the property that was at hand. */
    private static NodeBuilder builder(ActorsProperties properties) {
        String property = "node";
        try {
            NodeBuilder builder =
                    Node.builder(
                            properties.getNode() == null
                                    ? UUID.randomUUID() + "@" + DEFAULT_NAME
                                    : properties.getNode());
            builder.isolation(properties.getIsolation());
            builder.copier(DataSize.class, size -> size);
            property = "mailbox-capacity";
            builder.mailboxCapacity(properties.getMailboxCapacity());
            property = "send-timeout";
            builder.sendTimeout(properties.getSendTimeout());
            property = "shutdown-timeout";
            builder.shutdownTimeout(properties.getShutdownTimeout());
            property = "kill-grace";
            builder.killGrace(properties.getKillGrace());
            return builder;
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("actors." + property + ": " + e.getMessage(), e);
        }
    }

    @Bean
    @ConditionalOnMissingBean
    BehaviorRegistry actorsBehaviorRegistry(
            ConfigurableListableBeanFactory beans,
            Environment environment,
            ObjectProvider<ArgumentsValidator> validator) {
        return new BehaviorRegistry(
                beans,
                new ArgumentsBinder(environment, beans, validator.getIfAvailable()),
                behavior -> settings(properties.behavior(behavior.name()), behavior));
    }

    private static BehaviorSettings settings(
            ActorsProperties.Behavior said, BehaviorDefinition behavior) {
        if (said.idle() != null && !behavior.keyed()) {
            throw new InvalidSettingException(
                    "actors.behaviors."
                            + behavior.name()
                            + ".idle: only actors of keys are passivated, and '"
                            + behavior.name()
                            + "' is not reached by keys");
        }
        return said.over(behavior.settings());
    }

    @Bean
    @ConditionalOnMissingBean
    Actors actors(Node node, BehaviorRegistry behaviors) {
        return new Actors(node, behaviors);
    }

    @Bean
    NodeListeners actorsNodeListeners(Node node, ObjectProvider<NodeListener> listeners) {
        return new NodeListeners(node, listeners);
    }

    @Bean
    @ConditionalOnMissingBean
    ActorEventPublisher actorEventPublisher() {
        return new ActorEventPublisher(publisher);
    }

    @Bean
    @ConditionalOnMissingBean
    ReadinessLifecycle actorsReadinessLifecycle(ApplicationContext context) {
        return new ReadinessLifecycle(context);
    }

    @Bean
    @ConditionalOnMissingBean
    Topics actorsTopics(Node node) {
        return new Topics(node);
    }

    /**
     * The node is asked for when it is looked at: its listeners may have the model. Each context
     * that shows a parent's node has a model of its own, whose samples no other takes or ends.
     */
    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    NodeModel actorsNodeModel(
            ObjectProvider<Node> node, ObjectProvider<HandlingTimes> handlingTimes) {
        HandlingTimes times = handlingTimes.getIfUnique();
        return new NodeModel(node::getObject, times == null ? HandlingTimes.NONE : times);
    }

    @Bean
    @ConditionalOnMissingBean
    NodeLifecycle actorsNodeLifecycle(
            Node node, BehaviorRegistry behaviors, ObjectProvider<LifecycleProperties> phases) {
        LifecycleProperties all = phases.getIfAvailable();
        try {
            return new NodeLifecycle(
                    node,
                    behaviors,
                    properties.getStartTimeout(),
                    (all == null ? new LifecycleProperties() : all).getTimeoutPerShutdownPhase(),
                    publisher);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("actors.start-timeout: " + e.getMessage(), e);
        }
    }

    /** What somebody asks for, and nothing is there to do, stops the start. */
    @Bean
    SmartInitializingSingleton actorsSettingsCheck(
            ObjectProvider<WebSettings> web, ApplicationContext context) {
        return () -> {
            if (!properties.getWeb().getGuardedPaths().isEmpty() && web.stream().count() == 0) {
                throw new InvalidSettingException(
                        "actors.web.guarded-paths: nothing guards them, since the REST protocol is"
                                + " not there. Set actors.web.enabled to true, in an application"
                                + " with Spring MVC and Jackson, or guard them by a"
                                + " SecurityFilterChain and take this property away.");
            }
            if (context.getEnvironment().getProperty("actors.mesh.enabled", Boolean.class, false)
                    && !ClassUtils.isPresent(MESH, context.getClassLoader())) {
                throw new InvalidSettingException(
                        "actors.mesh.enabled is true, and the mesh's module is not on the class"
                                + " path. Add dev.actors:actors-mesh, or set it to false.");
            }
        };
    }

    @Bean
    static ActorBeans actorBeans(ObjectProvider<BehaviorRegistry> behaviors) {
        return new ActorBeans(behaviors);
    }

    /** Where Jakarta Validation is there, it checks the arguments of spawns. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(Validator.class)
    static class Validation {

        @Bean
        @ConditionalOnMissingBean
        ArgumentsValidator actorsArgumentsValidator(ObjectProvider<Validator> validators) {
            return new JakartaArgumentsValidator(validators::getIfAvailable);
        }
    }
}
