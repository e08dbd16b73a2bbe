package dev.actors.examples;

import dev.actors.ActorException;
import dev.actors.ActorFailedException;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.Node;
import dev.actors.Refusal;
import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A server that is called: every call has an answer, be it the result, a refusal, that there is no
 * such method, or what the server threw.
 */
final class Calls {

    sealed interface Call {}

    record Add(int a, int b) implements Call {}

    record Divide(int a, int b) implements Call {}

    record Root(int of) implements Call {}

    /** Not one that the server knows. */
    record Power(int base, int exponent) {}

    static Behavior<Call> calculator() {
        return Behavior.of(
                Call.class,
                (self, call) -> {
                    self.reply(
                            switch (call) {
                                case Add(int a, int b) -> a + b;
                                case Divide(int a, int b) -> a / b;
                                case Root(int of) when of < 0 ->
                                        throw new Refusal("no root of " + of);
                                case Root(int of) -> Math.sqrt(of);
                            });
                    return Behavior.same();
                });
    }

    /** Calls, and puts the answer into words. */
    static String call(Node node, Address server, Object call) {
        try {
            return call + " is " + node.ask(server, call, Duration.ofSeconds(1));
        } catch (ActorFailedException e) {
            return call + " failed there: " + e.getCause();
        } catch (ActorException e) {
            return call + ": " + e.getMessage();
        }
    }

    static List<String> run(Node node) {
        Address server =
                node.spawn(
                        ActorSpec.behavior(calculator())
                                .behaviorName("calculator")
                                .supervised(
                                        RestartPolicy.otp(RestartType.PERMANENT)::newSupervision));
        return Stream.of(
                        new Add(1, 2),
                        new Root(-1),
                        new Power(2, 10),
                        new Divide(1, 0),
                        new Divide(6, 3))
                .map(call -> call(node, server, call))
                .toList();
    }

    static void main() {
        try (Node node = Node.builder("secret@127.0.0.1:4711").open()) {
            run(node).forEach(IO::println);
        }
    }

    private Calls() {}
}
