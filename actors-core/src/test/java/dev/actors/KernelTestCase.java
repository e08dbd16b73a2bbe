package dev.actors;

import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** A node on manual time for each test, and bounded waits for other threads. */
@Timeout(30)
abstract class KernelTestCase {

    static final Duration LONG = Duration.ofDays(1);
    static final Duration GRACE = Duration.ofSeconds(5);

    final ManualClock clock = new ManualClock();
    final Recorder recorder = new Recorder();
    final Node node = configure(Node.builder("secret@127.0.0.1:4711")).open();

    NodeBuilder configure(NodeBuilder builder) {
        return builder.time(clock).listener(recorder);
    }

    @AfterEach
    void closeNode() {
        Future<?> closing = async(node::close);
        until(
                () -> {
                    clock.advance(Duration.ofSeconds(1));
                    return closing.isDone();
                });
    }

    /** Asks; an answer that does not come within 10 s of real time is a failure of the test. */
    Object ask(Address to, Object message) {
        return get(node.askAsync(to, message, LONG));
    }

    /** How an actor ended; an end that does not come within 10 s of real time fails the test. */
    ExitReason end(Address actor) {
        return get(node.termination(actor));
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
        return ((ExitReason.Normal) end(actor)).result();
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

    static <T> T get(Future<T> future) {
        try {
            return future.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("Not done within 10 s", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(10, TimeUnit.SECONDS)) {
                throw new AssertionError("Not reached within 10 s");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits for a latch as code does that cannot be interrupted. */
    static void awaitStubbornly(CountDownLatch latch) {
        CompletableFuture<Void> opened = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            await(latch);
                            opened.complete(null);
                        });
        opened.join();
    }

    /** Runs code on a thread of its own. */
    static Future<?> async(Runnable code) {
        FutureTask<?> task = new FutureTask<>(code, null);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not so within 10 s");
            }
            giveWay();
        }
    }

    /** Lets other threads run; what a test asserts does not depend on it. */
    @SuppressWarnings("ThreadPriorityCheck")
    static void giveWay() {
        Thread.yield();
    }
}
