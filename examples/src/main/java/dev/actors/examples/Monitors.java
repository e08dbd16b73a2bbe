package dev.actors.examples;

import dev.actors.ActorContext;
import dev.actors.Down;
import dev.actors.ExitReason;
import dev.actors.MonitorRef;
import dev.actors.Monitored;
import dev.actors.Node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * An actor that watches others: it is told of each end and its reason, and no end is its own
 * (Erlang Reference Manual, "Processes", "Monitors").
 */
final class Monitors {

    static int divide(ActorContext self) {
        return 100 / self.receive(Integer.class);
    }

    static String watch(ActorContext self) {
        List<String> seen = new ArrayList<>();

        Monitored good = self.spawnMonitor(Monitors::divide);
        self.send(good.address(), 5);
        seen.add("5: " + describe(self.receive(Down.class)));

        Monitored bad = self.spawnMonitor(Monitors::divide);
        self.send(bad.address(), 0);
        seen.add("0: " + describe(self.receive(Down.class)));

        self.monitor(bad.address());
        seen.add("dead already: " + describe(self.receive(Down.class)));

        MonitorRef forgotten = self.monitor(bad.address());
        self.demonitor(forgotten);
        seen.add("demonitored: " + self.receive(Down.class, Duration.ZERO));
        return String.join("\n", seen);
    }

    private static String describe(Down down) {
        return switch (down.reason()) {
            case ExitReason.Normal(var result) -> "returned " + result;
            case ExitReason.Failed(Throwable cause) -> "threw " + cause.getMessage();
            case ExitReason other -> "ended, " + other.kind();
        };
    }

    static void main() {
        try (Node node = Node.builder("secret@127.0.0.1:4711").open()) {
            IO.println(node.await(node.spawn(Monitors::watch)));
        }
    }

    private Monitors() {}
}
