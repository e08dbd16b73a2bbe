package dev.actors.examples;

import static dev.actors.pattern.Clause.after;
import static dev.actors.pattern.Clause.on;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.Node;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A clerk who reads the urgent letters first. The others wait in the mailbox, in order: there is no
 * second queue to keep.
 */
final class SelectiveReceive {

    record Letter(String text, boolean urgent) {}

    record Morning() {}

    static String clerk(ActorContext self) {
        self.receive(Morning.class);
        List<String> read = new ArrayList<>();
        for (Letter letter = next(self); letter != null; letter = next(self)) {
            read.add(letter.text());
        }
        return String.join("\n", read);
    }

    /** The oldest urgent letter, else the oldest one, else null. */
    private static @Nullable Letter next(ActorContext self) {
        return self.receive(
                on(Letter.class, Letter::urgent, letter -> letter),
                after(Duration.ZERO, () -> self.receive(Letter.class, Duration.ZERO)));
    }

    static @Nullable Object run(Node node) {
        Address clerk = node.spawn(SelectiveReceive::clerk);
        Stream.of(
                        new Letter("a catalogue", false),
                        new Letter("a reminder", true),
                        new Letter("a postcard", false),
                        new Letter("a last reminder", true))
                .forEach(letter -> node.send(clerk, letter));
        node.send(clerk, new Morning());
        return node.await(clerk);
    }

    static void main() {
        try (Node node = Node.builder("secret@127.0.0.1:4711").open()) {
            IO.println(run(node));
        }
    }

    private SelectiveReceive() {}
}
