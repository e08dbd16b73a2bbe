package dev.actors.examples;

import dev.actors.ActorFailedException;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.Node;
import dev.actors.supervisor.Strategy;
import dev.actors.supervisor.Supervisor;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A supervisor of two counters. One that crashes is started anew, the other one goes on; at the
 * sixth crash within a minute the supervisor gives up, and its children end with it.
 */
final class OneForOne {

    private static final Supervisor COUNTERS =
            Supervisor.of(Strategy.ONE_FOR_ONE)
                    .intensity(5, Duration.ofMinutes(1))
                    .child("left", ActorSpec.behavior(counter(0)).name("left"))
                    .child("right", ActorSpec.behavior(counter(0)).name("right"));

    sealed interface Command {}

    record Count() implements Command {}

    record Crash() implements Command {}

    private static Behavior<Command> counter(int count) {
        return Behavior.of(
                Command.class,
                (self, command) ->
                        switch (command) {
                            case Count() -> {
                                self.reply(count + 1);
                                yield counter(count + 1);
                            }
                            case Crash() -> throw new IllegalStateException("asked to crash");
                        });
    }

    static Address start(Node node) {
        return node.start(COUNTERS.spec());
    }

    static @Nullable Object count(Node node, String counter) {
        return node.ask(named(node, counter), new Count(), Duration.ofSeconds(1));
    }

    static void crash(Node node, String counter) {
        node.send(named(node, counter), new Crash());
    }

    private static Address named(Node node, String counter) {
        return node.whereis(counter).orElseThrow();
    }

    static List<String> run(Node node) {
        List<String> seen = new ArrayList<>();
        Address supervisor = start(node);
        seen.add("left " + count(node, "left") + ", right " + count(node, "right"));
        for (int i = 0; i < 5; i++) {
            crash(node, "left");
        }
        seen.add("left " + count(node, "left") + ", right " + count(node, "right"));
        crash(node, "left");
        try {
            node.await(supervisor);
        } catch (ActorFailedException e) {
            seen.add("ended: " + e.getCause());
        }
        seen.add("names left: " + node.registered());
        return seen;
    }

    static void main() {
        try (Node node = Node.builder("secret@127.0.0.1:4711").open()) {
            run(node).forEach(IO::println);
        }
    }

    private OneForOne() {}
}
