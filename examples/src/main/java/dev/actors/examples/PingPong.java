package dev.actors.examples;

import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.Node;

import java.time.Duration;

/**
 * A machine of two behaviours that return each other. What it has counted is handed from behaviour
 * to behaviour, so nothing in it ever changes.
 */
final class PingPong {

    sealed interface Command {}

    record Hit() implements Command {}

    record Stop() implements Command {}

    static Behavior<Command> ping(int hits) {
        return Behavior.of(
                Command.class,
                (self, command) ->
                        switch (command) {
                            case Hit() -> {
                                self.reply("ping");
                                yield pong(hits + 1);
                            }
                            case Stop() -> Behavior.stopped(hits);
                        });
    }

    static Behavior<Command> pong(int hits) {
        return Behavior.of(
                Command.class,
                (self, command) ->
                        switch (command) {
                            case Hit() -> {
                                self.reply("pong");
                                yield ping(hits + 1);
                            }
                            case Stop() -> Behavior.stopped(hits);
                        });
    }

    static void main() {
        try (Node node = Node.builder("secret@127.0.0.1:4711").open()) {
            Address machine = node.spawn(ping(0));
            for (int i = 0; i < 3; i++) {
                IO.println(node.ask(machine, new Hit(), Duration.ofSeconds(1)));
            }
            node.send(machine, new Stop());
            IO.println(node.await(machine) + " hits");
        }
    }

    private PingPong() {}
}
