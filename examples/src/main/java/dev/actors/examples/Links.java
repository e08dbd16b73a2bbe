package dev.actors.examples;

import dev.actors.ActorContext;
import dev.actors.ActorFailedException;
import dev.actors.Address;
import dev.actors.Exit;
import dev.actors.ExitReason;
import dev.actors.Node;

/**
 * Actors that are linked end together, unless one traps exits: then it is told, and goes on (Erlang
 * Reference Manual, "Processes", "Links").
 */
final class Links {

    /** Prints pages until one jams. */
    static Object print(ActorContext self) {
        while (true) {
            int page = self.receive(Integer.class);
            if (page == 13) {
                throw new IllegalStateException("paper jam on page " + page);
            }
        }
    }

    /** Ends with its printer. */
    static Object spool(ActorContext self) {
        Address printer = self.spawnLink(Links::print);
        self.send(printer, 13);
        return self.receive();
    }

    /** Sees its printer end. */
    static String operate(ActorContext self) {
        self.trapExit(true);
        Address printer = self.spawnLink(Links::print);
        self.send(printer, 13);
        return switch (self.receive(Exit.class).reason()) {
            case ExitReason.Failed(Throwable cause) -> "The operator saw: " + cause;
            case ExitReason reason -> "The operator saw an end: " + reason.kind();
        };
    }

    static String run(Node node) {
        Address spooler = node.spawn(Links::spool);
        Address operator = node.spawn(Links::operate);
        try {
            return "The spooler printed " + node.await(spooler);
        } catch (ActorFailedException e) {
            return "The spooler ended: " + e.getCause() + "\n" + node.await(operator);
        }
    }

    static void main() {
        try (Node node = Node.builder("secret@127.0.0.1:4711").open()) {
            IO.println(run(node));
        }
    }

    private Links() {}
}
