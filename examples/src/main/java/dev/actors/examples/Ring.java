package dev.actors.examples;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.Node;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** A ring of actors, each of which knows the next one only; a message goes round it once. */
final class Ring {

    static @Nullable Object forward(ActorContext self, Address next) {
        self.send(next, self.receive());
        return null;
    }

    static Object build(ActorContext self, int n) {
        Address next = self.address();
        for (int i = 0; i < n; i++) next = self.spawn(Ring::forward, next);
        self.send(next, Map.of("text", "hello around the ring"));
        return self.receive();
    }

    static void main() {
        try (Node node = Node.builder("secret@127.0.0.1:4711").open()) {
            IO.println(node.await(node.spawn(Ring::build, 10_000)));
        }
    }

    private Ring() {}
}
