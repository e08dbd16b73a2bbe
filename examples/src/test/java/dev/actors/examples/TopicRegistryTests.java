package dev.actors.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.topic.Topic;
import dev.actors.topic.Topics;

import java.time.Duration;

class TopicRegistryTests {

    @Seeds
    void tellsASubscriberWhatIsPublishedWhileItIsRegistered(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, _) -> {
                    assertThat(node.await(node.spawn(TopicRegistry::listen)))
                            .isEqualTo("sunny, then cloudy");
                    assertThat(new Topics(node).names()).containsExactly("sport", "weather");
                });
    }

    @Seeds
    void forgetsASubscriberWhenItHasEnded(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, world) -> {
                    Topic weather = new Topics(node).topic("weather");
                    Address subscriber = node.spawn(ActorContext::receive);
                    weather.subscribe(subscriber);
                    world.sleep(Duration.ofSeconds(1));
                    assertThat(weather.subscribers()).isEqualTo(1);

                    weather.publish("sunny");
                    node.await(subscriber);
                    world.sleep(Duration.ofSeconds(1));
                    assertThat(weather.subscribers()).isZero();
                });
    }
}
