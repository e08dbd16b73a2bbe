package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** How the kernel waits for futures, and hands them out. */
final class Futures {

    private Futures() {}

    /**
     * Runs an action once a future is done, however it came out, on the thread that completes it.
     */
    static void whenDone(CompletableFuture<?> future, Runnable action) {
        CompletableFuture<?> unused = future.whenComplete((_, _) -> action.run());
    }

    /** Completes a future as another one is. */
    static <T extends @Nullable Object> void follow(
            CompletableFuture<T> leader, CompletableFuture<T> follower) {
        CompletableFuture<T> unused =
                leader.whenComplete(
                        (value, failure) -> {
                            if (failure == null) {
                                follower.complete(value);
                            } else {
                                follower.completeExceptionally(failure);
                            }
                        });
    }

    /** Waits until a future is done; false if time was up first. */
    static boolean await(
            CompletableFuture<?> future,
            Supplier<Waiting> what,
            Node node,
            @Nullable Duration timeout,
            @Nullable Incarnation self) {
        return Wait.until(
                future::isDone,
                () -> {
                    Waiting waiting = what.get();
                    whenDone(future, () -> node.engine().unpark(waiting.thread()));
                    return waiting;
                },
                node,
                timeout,
                self);
    }

    /** Nobody waits for a future any more. */
    static void abandon(CompletableFuture<?> future) {
        boolean unused = future.cancel(false);
    }

    /** What a future has failed with. */
    static Throwable failureOf(CompletableFuture<?> failed) {
        return failed.isCancelled()
                ? new CancellationException("It was cancelled")
                : causeOf(failed.exceptionNow());
    }

    /** What a future failed with, without what the futures between have wrapped around it. */
    static Throwable causeOf(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** The value of a future that is done, or what it failed with. */
    static <T extends @Nullable Object> T outcome(CompletableFuture<T> done) {
        try {
            return done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ActorException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /**
     * The same future for users: what they chain to it does not run on the thread of the actor that
     * completes it.
     */
    static <T extends @Nullable Object> CompletableFuture<T> apart(
            CompletableFuture<T> future, Executor executor) {
        return future.isDone() ? future.copy() : future.whenCompleteAsync((_, _) -> {}, executor);
    }
}
