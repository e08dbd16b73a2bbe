package dev.actors.examples;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Node;

import java.util.ArrayList;
import java.util.List;

/**
 * An actor that is found by its name. The name is the actor's from its spawn to its end, and then
 * free for the next one.
 */
final class RegisteredNames {

    static final ActorSpec GREETER = ActorSpec.process(RegisteredNames::greet).name("greeter");

    static String greet(ActorContext self) {
        return "Hello, " + self.receive(String.class) + "!";
    }

    static String call(Node node, String whom) {
        Address greeter = node.whereis("greeter").orElseThrow();
        node.send(greeter, whom);
        return node.await(greeter) + " Registered: " + node.registered();
    }

    static List<String> run(Node node) {
        List<String> seen = new ArrayList<>();
        node.spawn(GREETER);
        seen.add("Registered: " + node.registered());
        seen.add(call(node, "Joe"));
        node.spawn(GREETER);
        seen.add(call(node, "Robert"));
        return seen;
    }

    static void main() {
        try (Node node = Node.builder("secret@127.0.0.1:4711").open()) {
            run(node).forEach(IO::println);
        }
    }

    private RegisteredNames() {}
}
