package dev.actors.sample.docs;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.Node;

import java.util.Map;

final class RingExample {

    static Object forward(ActorContext self, Address next) {
        self.send(next, self.receive());
        return null;
    }

    static Object build(ActorContext self, int n) {
        Address next = self.address();
        for (int i = 0; i < n; i++) next = self.spawn(RingExample::forward, next);
        self.send(next, Map.of("text", "hello around the ring"));
        return self.receive();
    }

    static Object run() {
        try (Node node = Node.builder("secret@127.0.0.1:4711").open()) {
            return node.await(node.spawn(RingExample::build, 10_000));
        }
    }

    private RingExample() {}
}
