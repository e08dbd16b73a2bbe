package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The thread that runs what is due, on the machine's own time. */
class TimerThreadTests {

    private static final long SHORT = Duration.ofMillis(1).toNanos();
    private static final long LONG = Duration.ofHours(1).toNanos();

    private final TimerThread timer = new TimerThread(new TimerQueue(System::nanoTime, 4));

    private CompletableFuture<Thread> threadOfAnAction() {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        Runnable unused = timer.schedule(SHORT, () -> thread.complete(Thread.currentThread()));
        return thread;
    }

    @Test
    void runsWhatIsDueOnADaemonThreadOfItsOwn() {
        assertThat(KernelTestCase.get(threadOfAnAction()))
                .matches(Thread::isDaemon)
                .extracting(Thread::getName)
                .isEqualTo("actors-timer");
    }

    @Test
    void isOneThreadForAll() {
        Runnable cancel = timer.schedule(LONG, () -> {});

        assertThat(KernelTestCase.get(threadOfAnAction()))
                .isSameAs(KernelTestCase.get(threadOfAnAction()));
        cancel.run();
    }

    @Test
    void endsSoonAfterNothingIsLeftAndComesAgain() {
        Thread first = KernelTestCase.get(threadOfAnAction());

        KernelTestCase.until(() -> !first.isAlive());

        assertThat(KernelTestCase.get(threadOfAnAction())).isNotSameAs(first);
    }

    @Test
    void sleepsMostOfTheTimeUntilSomethingIsDue() {
        AtomicInteger reads = new AtomicInteger();
        TimerThread counted =
                new TimerThread(
                        new TimerQueue(
                                () -> {
                                    reads.incrementAndGet();
                                    return System.nanoTime();
                                },
                                4));
        CountDownLatch fired = new CountDownLatch(1);
        Runnable unused = counted.schedule(100 * SHORT, fired::countDown);

        KernelTestCase.await(fired);

        assertThat(reads).hasValueLessThan(50);
    }

    @Test
    void isWokenByWhatIsDueEarlier() {
        Runnable cancel = timer.schedule(LONG, () -> {});
        Thread thread = KernelTestCase.get(threadOfAnAction());
        KernelTestCase.until(() -> thread.getState() == Thread.State.TIMED_WAITING);

        assertThat(KernelTestCase.get(threadOfAnAction())).isSameAs(thread);
        cancel.run();
    }

    @Test
    void goesOnAfterAnActionThatThrows() {
        AtomicReference<Throwable> seen = new AtomicReference<>();
        IllegalStateException failure = new IllegalStateException("boom");
        Runnable unused =
                timer.schedule(
                        SHORT,
                        () -> {
                            Thread.currentThread()
                                    .setUncaughtExceptionHandler((_, e) -> seen.set(e));
                            throw failure;
                        });
        KernelTestCase.until(() -> seen.get() != null);

        assertThat(seen).hasValue(failure);
        assertThat(KernelTestCase.get(threadOfAnAction())).isNotNull();
    }

    @Test
    void goesOnAfterAnActionThatInterruptsIt() {
        Runnable cancel = timer.schedule(LONG, () -> {});
        CompletableFuture<Thread> interrupted = new CompletableFuture<>();
        Runnable unused =
                timer.schedule(
                        SHORT,
                        () -> {
                            Thread.currentThread().interrupt();
                            interrupted.complete(Thread.currentThread());
                        });
        Thread thread = KernelTestCase.get(interrupted);

        KernelTestCase.until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        assertThat(thread.isInterrupted()).isFalse();
        cancel.run();
    }

    /** Threads that schedule and cancel at random: each action runs once, or was cancelled. */
    @Test
    void runsOrCancelsEachOnceAndNoneEarlyUnderManyThreads() {
        long seed = ThreadLocalRandom.current().nextLong();
        try {
            List<Future<?>> users = new ArrayList<>();
            AtomicInteger early = new AtomicInteger();
            for (int user = 0; user < 4; user++) {
                Random random = new Random(seed + user);
                users.add(KernelTestCase.async(() -> useAtRandom(random, early)));
            }
            users.forEach(KernelTestCase::get);
            assertThat(early).hasValue(0);
        } catch (Throwable e) {
            throw new AssertionError("With seed " + seed, e);
        }
    }

    private void useAtRandom(Random random, AtomicInteger early) {
        int count = 10_000;
        AtomicInteger[] runs = new AtomicInteger[count];
        boolean[] cancelled = new boolean[count];
        List<Runnable> cancels = new ArrayList<>(Collections.nCopies(count, () -> {}));
        for (int i = 0; i < count; i++) {
            AtomicInteger run = new AtomicInteger();
            runs[i] = run;
            long delay = random.nextLong(3 * SHORT);
            long due = System.nanoTime() + delay;
            cancels.set(
                    i,
                    timer.schedule(
                            delay,
                            () -> {
                                run.incrementAndGet();
                                if (System.nanoTime() - due < 0) {
                                    early.incrementAndGet();
                                }
                            }));
            if (random.nextBoolean()) {
                int victim = Math.max(0, i - random.nextInt(100));
                cancelled[victim] = true;
                cancels.get(victim).run();
            }
        }
        CountDownLatch last = new CountDownLatch(1);
        Runnable unused = timer.schedule(10 * SHORT, last::countDown);
        KernelTestCase.await(last);
        for (int i = 0; i < count; i++) {
            assertThat(runs[i].get()).isBetween(cancelled[i] ? 0 : 1, 1);
        }
    }
}
