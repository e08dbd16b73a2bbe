package dev.actors.autoconfigure;

import static dev.actors.autoconfigure.InvalidSettingException.bytes;
import static dev.actors.autoconfigure.InvalidSettingException.checked;

import dev.actors.Node;
import dev.actors.NodeIdentity;
import dev.actors.mesh.Mesh;
import dev.actors.mesh.MeshBuilder;
import dev.actors.mesh.MeshListener;
import dev.actors.mesh.WireTypes;
import dev.actors.spring.BehaviorRegistry;
import dev.actors.spring.MeshBehaviors;
import dev.actors.spring.MeshKeysLifecycle;
import dev.actors.spring.MeshLifecycle;
import dev.actors.spring.actuate.MeshHealthIndicator;
import dev.actors.spring.insight.MeshCards;
import dev.actors.spring.insight.MeshNodes;
import dev.actors.spring.metrics.MeshMetrics;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** Auto-configuration of a mesh of nodes, where its module is there and it is enabled. */
@AutoConfiguration(
        after = ActorsAutoConfiguration.class,
        beforeName =
                "org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration")
@ConditionalOnClass(Mesh.class)
@ConditionalOnBooleanProperty("actors.mesh.enabled")
@EnableConfigurationProperties(ActorsMeshProperties.class)
public final class ActorsMeshAutoConfiguration {

    private static final String MAX_MESSAGE_SIZE = "actors.mesh.max-message-size";
    private static final String LINK_BUDGET = "actors.mesh.link-budget";

    @Bean
    @ConditionalOnMissingBean
    MeshBehaviors actorsMeshBehaviors(BehaviorRegistry behaviors) {
        return new MeshBehaviors(behaviors);
    }

    @Bean
    @ConditionalOnMissingBean
    WireTypes actorsWireTypes(
            MeshBehaviors behaviors, ObjectProvider<WireTypesCustomizer> customizers) {
        WireTypes.Builder types = WireTypes.builder();
        behaviors.addTypesTo(types);
        customizers.orderedStream().forEach(customizer -> customizer.customize(types));
        return types.build();
    }

    @Bean
    @ConditionalOnMissingBean
    Mesh actorsMesh(
            Node node,
            ActorsProperties properties,
            ActorsMeshProperties settings,
            MeshBehaviors behaviors,
            WireTypes types,
            ObjectProvider<SslBundles> bundles,
            ObjectProvider<MeshListener> listeners) {
        if (properties.getNode() == null) {
            throw new InvalidSettingException(
                    "A node of a mesh needs a name and the cookie of its mesh. Set actors.node to"
                            + " COOKIE@HOST:PORT, or actors.mesh.enabled to false.");
        }
        MeshBuilder builder = builder(node, properties.getNode(), settings);
        builder.types(types).behaviors(behaviors::spec);
        if (settings.dns() != null) {
            builder.dns(settings.dns());
        }
        if (settings.ssl().bundle() != null) {
            builder.ssl(bundles.getObject().getBundle(settings.ssl().bundle()).createSslContext());
        }
        listeners.orderedStream().forEach(builder::listener);
        return builder.build();
    }

    private static MeshBuilder builder(
            Node node, String identity, ActorsMeshProperties properties) {
        MeshBuilder builder =
                checked("actors.node", () -> Mesh.builder(node, NodeIdentity.parse(identity)));
        checked("actors.mesh.peers", () -> builder.peers(properties.peers()));
        checked(
                MAX_MESSAGE_SIZE,
                () -> builder.maxFrame(bytes(MAX_MESSAGE_SIZE, properties.maxMessageSize())));
        checked(LINK_BUDGET, () -> builder.linkBudget(bytes(LINK_BUDGET, properties.linkBudget())));
        checked("actors.mesh.minimum-size", () -> builder.minimumSize(properties.minimumSize()));
        return builder.format(properties.format());
    }

    @Bean
    @ConditionalOnMissingBean
    MeshLifecycle actorsMeshLifecycle(Node node, Mesh mesh) {
        return new MeshLifecycle(node, mesh);
    }

    @Bean
    @ConditionalOnMissingBean
    MeshKeysLifecycle actorsMeshKeysLifecycle(Mesh mesh) {
        return new MeshKeysLifecycle(mesh);
    }

    /** The dashboard shows the other nodes. */
    @Bean
    @ConditionalOnMissingBean
    MeshNodes actorsMeshNodes(MeshCards cards) {
        return new MeshNodes(Clock.systemUTC(), cards);
    }

    /** The other nodes' dashboards show this one. */
    @Bean
    @ConditionalOnMissingBean
    MeshCards actorsMeshCards(Node node, ActorsProperties properties) {
        return checked(() -> new MeshCards(node, properties.getDashboard().getUrl()));
    }

    /** Where Micrometer is there, the mesh is measured. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnBooleanProperty(name = "actors.metrics.enabled", matchIfMissing = true)
    static class Metrics {

        @Bean
        @ConditionalOnMissingBean
        MeshMetrics actorsMeshMetrics(Mesh mesh) {
            return new MeshMetrics(mesh);
        }
    }

    /** Where health is told, that of the mesh is. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Health.class, ConditionalOnEnabledHealthIndicator.class})
    @ConditionalOnEnabledHealthIndicator("actors-mesh")
    static class MeshHealth {

        @Bean
        @ConditionalOnMissingBean(name = "actorsMeshHealthIndicator")
        MeshHealthIndicator actorsMeshHealthIndicator(Mesh mesh) {
            return new MeshHealthIndicator(mesh);
        }
    }
}
