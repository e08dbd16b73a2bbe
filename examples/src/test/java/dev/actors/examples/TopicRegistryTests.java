package dev.actors.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.examples.TopicRegistry.Count;
import dev.actors.examples.TopicRegistry.Publish;
import dev.actors.examples.TopicRegistry.Register;

import java.time.Duration;

class TopicRegistryTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Seeds
    void publishesToWhoIsRegisteredAndToNobodyElse(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, _) -> {
                    Address registry = node.spawn(TopicRegistry::run);
                    assertThat(node.await(node.spawn(TopicRegistry::listen, registry)))
                            .isEqualTo("heard sunny, then sunny again");
                });
    }

    @Seeds
    void forgetsASubscriberInAllTopicsWhenItHasEnded(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, world) -> {
                    Address registry = node.spawn(TopicRegistry::run);
                    Address subscriber = node.spawn(ActorContext::receive);
                    node.send(registry, new Register("weather", subscriber));
                    node.send(registry, new Register("sport", subscriber));
                    assertThat(node.ask(registry, new Count("weather"), SECOND)).isEqualTo(1);
                    assertThat(node.ask(registry, new Count("sport"), SECOND)).isEqualTo(1);

                    node.send(registry, new Publish("sport", "two to one"));
                    assertThat(node.await(subscriber)).isEqualTo("two to one");
                    world.sleep(SECOND);

                    assertThat(node.ask(registry, new Count("weather"), SECOND)).isEqualTo(0);
                    assertThat(node.ask(registry, new Count("sport"), SECOND)).isEqualTo(0);
                });
    }
}
