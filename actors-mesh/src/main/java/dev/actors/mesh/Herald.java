package dev.actors.mesh;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.topic.Topics;

/** The actor of a node that publishes what other nodes have for its topics. */
final class Herald {

    /** Under this name each node has its herald. */
    static final String NAME = "mesh:herald";

    private Herald() {}

    static Address on(String node) {
        return Addresses.named(node, NAME);
    }

    static ActorSpec spec() {
        return ActorSpec.process(Herald::run).behaviorName("mesh-herald").name(NAME);
    }

    private static Object run(ActorContext self) {
        while (true) {
            if (self.receive() instanceof Word.Publish(String topic, Object payload)) {
                new Topics(self).find(topic).ifPresent(known -> known.publishOrDrop(payload));
            } else {
                self.unhandled();
            }
        }
    }
}
