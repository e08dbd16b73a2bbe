package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How the ends and starts of actors are waited for. */
final class Ends {

    private Ends() {}

    /** Waits for an actor's end and gives its result, or throws how else it ended. */
    static @Nullable Object await(
            Node node, Address actor, @Nullable Duration timeout, @Nullable Incarnation self) {
        Cell cell = node.registry().findCell(actor);
        if (cell == null) {
            return awaitAfar(node, actor, timeout, self);
        }
        if (self != null && self.cell.equals(cell)) {
            throw new SelfAskException(Reports.name(cell));
        }
        Awaited awaited = cell.life().awaited();
        CompletableFuture<ExitReason> termination = awaited.termination();
        try {
            if (!Wait.until(termination::isDone, () -> awaited.enter(cell), node, timeout, self)) {
                throw new AwaitTimeoutException(
                        Reports.name(cell) + " has not ended in time. " + Activity.text(cell));
            }
        } finally {
            awaited.leave(Thread.currentThread());
        }
        return node.messaging()
                .isolate(result(Reports.name(cell), termination.join()), () -> "a result");
    }

    private static @Nullable Object awaitAfar(
            Node node, Address actor, @Nullable Duration timeout, @Nullable Incarnation self) {
        if (node.routes().find(actor) == null) {
            throw Registry.unknown(actor);
        }
        CompletableFuture<ExitReason> termination = node.routes().termination(actor);
        try {
            if (!Futures.await(
                    termination,
                    () -> new Waiting("the end of " + actor, null),
                    node,
                    timeout,
                    self)) {
                throw new AwaitTimeoutException(actor + " has not ended in time.");
            }
        } finally {
            Futures.abandon(termination);
        }
        return result(actor.toString(), termination.join());
    }

    private static @Nullable Object result(String actor, ExitReason end) {
        return switch (end) {
            case ExitReason.Normal(UnsentResult(String why)) -> {
                String text = actor + " ended, but its result could not be sent here: " + why;
                throw new Failure(Failure.Kind.ILLEGAL_MESSAGE, text).toException();
            }
            case ExitReason.Normal(Object result) -> result;
            case ExitReason.Failed(Throwable cause) ->
                    throw new ActorFailedException(
                            actor + " ended with an error: " + Reports.text(cause), cause);
            case ExitReason.NoConnection reason ->
                    throw new DeadActorException(
                            actor + " is on another node, which cannot be reached.", reason);
            case ExitReason.Unknown reason ->
                    throw new DeadActorException(actor + " is dead, or was never known.", reason);
            case ExitReason reason ->
                    throw new DeadActorException(
                            actor + " has no result: it was ended from outside.", reason);
        };
    }

    /** Waits for the ends of many actors within one time-out. */
    static List<@Nullable Object> awaitAll(
            Node node, Collection<Address> actors, Duration timeout, @Nullable Incarnation self) {
        long start = node.time().nanoTime();
        List<@Nullable Object> results = new ArrayList<>(actors.size());
        for (Address actor : actors) {
            Duration left = timeout.minusNanos(node.time().nanoTime() - start);
            results.add(await(node, actor, left.isNegative() ? Duration.ZERO : left, self));
        }
        return Collections.unmodifiableList(results);
    }

    /** Waits for the start of an actor that has been spawned. */
    static Address started(
            CompletableFuture<Address> start, Cell cell, @Nullable Incarnation self) {
        boolean unused =
                Futures.await(
                        start,
                        () ->
                                new Waiting(
                                        "the start of a " + cell.spec.behavior(),
                                        null,
                                        Thread.currentThread(),
                                        self == null
                                                ? null
                                                : PendingAsk.forStart(self, cell, start)),
                        cell.node(),
                        null,
                        self);
        return Futures.outcome(start);
    }
}
