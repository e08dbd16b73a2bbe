package dev.actors.test;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Node;
import dev.actors.Simulation;
import dev.actors.pattern.Pattern;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An actor that does what one thread outside tells it, one job at a time, and receives nothing
 * between two jobs.
 *
 * <p>Invariant. A job's turn is an ask, so whoever gives the job waits in the node, as a simulation
 * demands. The job itself is handed over in the field {@code job}, since code is no message; the
 * mailbox orders the accesses. A time-out is a message too, sent by {@link #alarm}: it ends the
 * turn that it names and no later one.
 */
final class Puppet {

    static final String BEHAVIOR = "test-probe";

    /** Longer than any job takes. */
    private static final Duration FOREVER = Duration.ofDays(1000);

    private final Node node;
    private final Address address;
    private int turns;
    private volatile Consumer<Hand> job = _ -> {};

    /** The messages that drive it, among those that others send. */
    sealed interface Control {}

    private record Turn(int number) implements Control {}

    private record TimeUp(int turn) implements Control {}

    Puppet(Node node) {
        this.node = node;
        address =
                node.spawn(
                        ActorSpec.process(this::run)
                                .behaviorName(BEHAVIOR)
                                .mailboxCapacity(Integer.MAX_VALUE));
    }

    Address address() {
        return address;
    }

    /** Which simulation it lives in, for the text of a failure. */
    String world() {
        return Simulation.of(node).map(world -> " (" + world + ")").orElse("");
    }

    private @Nullable Object run(ActorContext self) {
        self.trapExit(true);
        while (true) {
            Turn turn = self.receive(Turn.class);
            Address asker = Objects.requireNonNull(self.sender());
            job.accept(new Hand(self, turn.number()));
            self.send(asker, turn);
        }
    }

    /** Does a job that does not wait for messages. What a test's own conditions throw comes out. */
    <R extends @Nullable Object> R perform(Function<Hand, R> code) {
        CompletableFuture<R> result = new CompletableFuture<>();
        job =
                hand -> {
                    try {
                        result.complete(code.apply(hand));
                    } catch (RuntimeException | AssertionError e) {
                        result.completeExceptionally(e);
                    }
                };
        Object unused = node.ask(address, new Turn(turns), FOREVER);
        if (result.isCompletedExceptionally()) {
            if (result.exceptionNow() instanceof AssertionError failed) {
                throw failed;
            }
            throw (RuntimeException) result.exceptionNow();
        }
        return result.join();
    }

    /** Does a job whose waits for messages end, all together, when time is up. */
    <R extends @Nullable Object> R perform(Duration patience, Function<Hand, R> code) {
        turns++;
        Runnable cancel = alarm(patience, new TimeUp(turns));
        try {
            return perform(code);
        } finally {
            cancel.run();
        }
    }

    /** In a simulation its time counts, elsewhere the machine's, whatever the node's time is. */
    private Runnable alarm(Duration patience, TimeUp message) {
        Runnable ring = () -> node.sendOrDrop(address, message);
        return Simulation.of(node)
                .map(world -> world.time().schedule(patience, ring))
                .orElseGet(
                        () -> {
                            CompletableFuture<Void> later =
                                    CompletableFuture.runAsync(
                                            ring,
                                            CompletableFuture.delayedExecutor(
                                                    patience.toNanos(), TimeUnit.NANOSECONDS));
                            return () -> later.cancel(false);
                        });
    }

    /** What a job may do, on the actor's thread. */
    static final class Hand {

        private final ActorContext self;
        private final int turn;
        private boolean timeUp;

        private Hand(ActorContext self, int turn) {
            this.self = self;
            this.turn = turn;
        }

        ActorContext self() {
            return self;
        }

        /** Takes the oldest message that is wanted, waiting for one; null once time is up. */
        @Nullable Object next(Predicate<Object> wanted) {
            Pattern<Object> pattern =
                    Pattern.type(
                            Object.class,
                            message ->
                                    message instanceof Control
                                            ? message instanceof TimeUp
                                            : wanted.test(message));
            while (!timeUp) {
                Object message = self.receive(pattern);
                if (!(message instanceof TimeUp due)) {
                    return message;
                }
                timeUp = due.turn() == turn;
            }
            return null;
        }

        /** Looks at the messages that wait, oldest first. */
        List<Object> waiting() {
            List<Object> seen = new ArrayList<>();
            Pattern<Object> none =
                    Pattern.type(
                            Object.class,
                            message -> {
                                if (!(message instanceof Control)) {
                                    seen.add(message);
                                }
                                return false;
                            });
            Object unused = self.receive(none, Duration.ZERO);
            return seen;
        }
    }
}
