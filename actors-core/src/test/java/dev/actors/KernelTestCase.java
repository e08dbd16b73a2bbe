package dev.actors;

import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A node on manual time for each test, and bounded waits for other threads. */
abstract class KernelTestCase {

    static final Duration LONG = Duration.ofDays(1);
    static final Duration GRACE = Duration.ofSeconds(5);

    /** What takes longer does not come, however busy the machine is. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** So long a test repeats what races, though it may not have come to its number of rounds. */
    private static final Duration ENOUGH = Duration.ofSeconds(15);

    private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

    final ManualClock clock = new ManualClock();
    final Recorder recorder = new Recorder();
    final Node node = configure(Node.builder("secret@127.0.0.1:4711")).open();

    NodeBuilder configure(NodeBuilder builder) {
        return builder.time(clock).listener(recorder);
    }

    @AfterEach
    void closeNode() {
        close(node);
    }

    /** Closes a node on the manual time, which passes meanwhile. */
    void close(Node closed) {
        Future<?> closing = async(closed::close);
        until(
                () -> {
                    clock.advance(Duration.ofSeconds(1));
                    return closing.isDone();
                });
        Object unused = get(closing);
    }

    /** Asks; an answer that does not come in real time is a failure of the test. */
    Object ask(Address to, Object message) {
        return get(node.askAsync(to, message, LONG));
    }

    /**
     * How an actor ended, once all who are bound to it have heard of that: who asks only then knows
     * it a little before them.
     */
    ExitReason end(Address actor) {
        ExitReason reason = get(node.termination(actor));
        until(() -> node.snapshot().stream().noneMatch(living -> isBoundTo(actor, living)));
        return reason;
    }

    private static boolean isBoundTo(Address dead, ActorInfo living) {
        return living.address().equals(dead)
                || living.links().contains(dead)
                || living.monitors().contains(dead);
    }

    /** What an actor gives at its normal end; another end fails the test. */
    Object result(Address actor) {
        return switch (end(actor)) {
            case ExitReason.Normal(Object result) -> result;
            case ExitReason.Failed(Throwable cause) -> throw new AssertionError("It failed", cause);
            case ExitReason other -> throw new AssertionError("It ended by " + other);
        };
    }

    /** Runs a function in an actor that has all the messages in its mailbox. */
    Object run(ProcessFunction function, Object... messages) {
        Address actor =
                node.spawn(
                        self -> {
                            self.receive(Thread.State.class);
                            return function.run(self);
                        });
        for (Object message : messages) {
            node.send(actor, message);
        }
        node.send(actor, Thread.State.NEW);
        return result(actor);
    }

    ActorStatus status(Address actor) {
        return node.info(actor).orElseThrow().status();
    }

    void awaitStatus(Address actor, ActorStatus status) {
        until(() -> status(actor) == status);
    }

    static ActorSpec restarted(ActorSpec spec) {
        return restarted(spec, 1_000_000);
    }

    static ActorSpec restarted(ActorSpec spec, int intensity) {
        RestartPolicy policy =
                new RestartPolicy(
                        RestartType.TRANSIENT,
                        intensity,
                        Duration.ofSeconds(60),
                        Duration.ZERO,
                        Duration.ZERO);
        return spec.supervised(policy::newSupervision);
    }

    // Other threads

    static <T> T get(Future<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("Not done within " + PATIENCE, e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static <T> T next(BlockingQueue<T> queue, String what) {
        try {
            T element = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (element == null) {
                throw new AssertionError("No " + what + " within " + PATIENCE);
            }
            return element;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("Not reached within " + PATIENCE);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for a latch as code does that cannot be interrupted. */
    static void awaitStubbornly(CountDownLatch latch) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                await(latch);
                            } finally {
                                over.complete(null);
                            }
                        });
        over.join();
    }

    /** Runs code on a thread of its own. */
    static Future<?> async(Runnable code) {
        FutureTask<?> task = new FutureTask<>(code, null);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    /** Waits until something holds; whoever can make it hold gets the processor meanwhile. */
    static void until(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (requirePatience(start) < MILLISECOND) {
                giveWay();
            } else {
                LockSupport.parkNanos(MILLISECOND / 10);
            }
        }
    }

    /** The same for a thread that must not be found waiting. */
    static void spinUntil(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (requirePatience(start) > MILLISECOND / 10) {
                giveWay();
            }
        }
    }

    /** How long this thread has waited. */
    private static long requirePatience(long start) {
        long waited = System.nanoTime() - start;
        if (waited > PATIENCE.toNanos()) {
            throw new AssertionError("Not so within " + PATIENCE);
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new AssertionError("Interrupted, and not so yet");
        }
        return waited;
    }

    /** Lets other threads run; what a test asserts does not depend on it. */
    @SuppressWarnings("ThreadPriorityCheck")
    static void giveWay() {
        Thread.yield();
    }

    // Rounds

    /** Something that races, and comes out one way or another. */
    @FunctionalInterface
    interface Round {
        void run(int number) throws Exception;
    }

    /**
     * Runs rounds, numbered from zero: so many, or on a slow machine as many as there is time for.
     *
     * @return how many, at least one
     */
    static int repeat(int most, Round round) {
        long start = System.nanoTime();
        int done = 0;
        do {
            run(round, done);
            done++;
        } while (done < most && System.nanoTime() - start < ENOUGH.toNanos());
        return done;
    }

    private static void run(Round round, int number) {
        try {
            round.run(number);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The same, each with its number for a seed; or the one round of a seed that is given. */
    static int repeatForSeeds(int most, @Nullable Integer given, Round round) {
        return given == null ? repeat(most, round) : repeat(1, _ -> round.run(given));
    }
}
