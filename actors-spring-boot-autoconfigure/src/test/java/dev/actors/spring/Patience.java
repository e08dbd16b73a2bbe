package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Waits for what comes, and fails where it does not: no wait of a test is without end, or goes on
 * once the test has been interrupted for its time-out.
 */
public final class Patience {

    /** Far longer than anything takes here, however busy the machine is. */
    public static final Duration LONG = Duration.ofSeconds(60);

    private static final long PAUSE_NANOS = 5_000_000;

    private Patience() {}

    /**
     * Waits until something is so, and looks now and then.
     *
     * @param what is waited for, as the failure says it
     */
    public static void await(String what, BooleanSupplier condition) {
        boolean unused = await(what, condition::getAsBoolean, isSo -> isSo);
    }

    /**
     * Looks now and then until it sees what is wanted, and gives that.
     *
     * @param what is waited for, as the failure says it
     */
    public static <T> T await(String what, Supplier<T> look, Predicate<? super T> wanted) {
        long start = System.nanoTime();
        T seen = look.get();
        while (!wanted.test(seen)) {
            if (System.nanoTime() - start > LONG.toNanos()
                    || Thread.currentThread().isInterrupted()) {
                throw new AssertionError("Waited in vain: " + what + ". Seen at last: " + seen);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            seen = look.get();
        }
        return seen;
    }

    /** What comes of something. */
    public static <T> T of(Future<T> future) {
        try {
            return future.get(LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("It failed", e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError("It did not come: " + future, e);
        }
    }

    /** The next of a queue. */
    public static <T> T next(BlockingQueue<T> queue) {
        try {
            T next = queue.poll(LONG.toSeconds(), TimeUnit.SECONDS);
            assertThat(next).as("what is next").isNotNull();
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError("Nothing came", e);
        }
    }

    /** Waits until a latch is open. */
    public static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).as("it is open").isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("It was not opened", e);
        }
    }

    /** Waits until a thread has ended. */
    public static void join(Thread thread) {
        try {
            assertThat(thread.join(LONG)).as("%s has ended", thread).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(thread + " has not ended", e);
        }
    }
}
