package dev.actors.sample.temperature;

import dev.actors.ActorContext;
import dev.actors.ProcessFunction;
import dev.actors.mesh.Mesh;
import dev.actors.sample.mesh.NodeReading;
import dev.actors.spring.Actor;
import dev.actors.topic.Topic;
import dev.actors.topic.Topics;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;

/**
 * Tells all nodes of the mesh what this one's first sensor shows, by the topic {@code readings}.
 */
@Profile("mesh")
@Actor(value = "reporter", autostart = true)
class Reporter implements ProcessFunction {

    private final Topics topics;
    private final Mesh mesh;

    Reporter(Topics topics, Mesh mesh) {
        this.topics = topics;
        this.mesh = mesh;
    }

    @Override
    public @Nullable Object run(ActorContext self) {
        topics.topic("monitor").subscribe(self.address());
        while (true) {
            if (self.receive(Topic.Event.class).payload()
                    instanceof Broadcast.Readings(var readings)) {
                Reading first = readings.getFirst();
                mesh.publish(
                        "readings",
                        new NodeReading(
                                self.node().name(),
                                first.sensor(),
                                first.value(),
                                first.unit(),
                                first.at()));
            }
        }
    }
}
