package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

class WorkersTests extends WorkersTestCase {

    private static final Logger LOGGER = Logger.getLogger("dev.actors");

    // What nobody waits for

    @Test
    void runsCalmWorkOneAfterAnotherFromOutside() {
        for (int i = 0; i < 300; i++) {
            CompletableFuture<Thread> ran = new CompletableFuture<>();
            one.executeCalmly(turn(() -> ran.complete(Thread.currentThread())));

            assertThat(KernelTestCase.get(ran).getName()).startsWith("one-");
        }
    }

    @Test
    void runsUrgentWorkWhileAWorkerDozes() {
        for (int i = 0; i < 300; i++) {
            CompletableFuture<Integer> ran = new CompletableFuture<>();
            one.executeCalmly(turn(() -> {}));
            one.execute(turn(() -> ran.complete(0)));

            assertThat(KernelTestCase.get(ran)).isZero();
        }
    }

    @Test
    void dozesNoMoreWhenNoCalmWorkComes() {
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        one.executeCalmly(turn(() -> ran.complete(Thread.currentThread())));
        Thread worker = KernelTestCase.get(ran);

        KernelTestCase.until(() -> worker.getState() == Thread.State.WAITING);
    }

    @Test
    void endsTheWorkersThatDozeWhenTheyAreClosed() {
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        one.executeCalmly(turn(() -> ran.complete(Thread.currentThread())));
        Thread worker = KernelTestCase.get(ran);
        one.close();

        KernelTestCase.until(() -> !worker.isAlive());
    }

    // Who runs what

    @Test
    void runsOnADaemonThreadOfItsOwn() {
        Thread thread = run(one, swift, Thread::currentThread);

        assertThat(thread.getName()).isEqualTo("one-1");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getContextClassLoader())
                .isSameAs(Thread.currentThread().getContextClassLoader());
    }

    @Test
    void runsWhatATurnSchedulesOnItsOwnWorkers() {
        CompletableFuture<String> result = new CompletableFuture<>();
        run(
                one,
                swift,
                () -> {
                    two.execute(turn(() -> result.complete(Thread.currentThread().getName())));
                    return true;
                });

        assertThat(KernelTestCase.get(result)).startsWith("two-");
    }

    @Test
    void runsFirstWhatATurnHasScheduledFirst() {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(4);
        Workers alone = new Workers(1, "timeless", () -> 0);
        alone.execute(
                turn(
                        () -> {
                            alone.executeLater(turn(() -> note(order, "later", done)));
                            alone.execute(turn(() -> note(order, "first", done)));
                            alone.execute(turn(() -> note(order, "second", done)));
                            alone.executeLater(turn(() -> note(order, "last", done)));
                        }));

        KernelTestCase.await(done);
        alone.close();
        assertThat(order).containsExactly("first", "later", "second", "last");
    }

    private static void note(List<String> order, String what, CountDownLatch done) {
        order.add(what);
        done.countDown();
    }

    @Test
    void runsMoreThanAQueueHolds() {
        CountDownLatch done = new CountDownLatch(5_000);
        one.execute(
                turn(
                        () -> {
                            for (int i = 0; i < 5_000; i++) {
                                one.execute(turn(done::countDown));
                            }
                        }));

        KernelTestCase.await(done);
    }

    @Test
    void letsOthersRunBesideTwoThatKeepSchedulingEachOther() {
        AtomicBoolean over = new AtomicBoolean();
        Turn[] pair = new Turn[2];
        pair[0] = turn(() -> runUnless(over, pair[1]));
        pair[1] = turn(() -> runUnless(over, pair[0]));
        CountDownLatch ran = new CountDownLatch(2);
        one.execute(
                turn(
                        () -> {
                            one.execute(pair[0]);
                            one.execute(turn(ran::countDown));
                        }));
        one.execute(turn(ran::countDown));
        try {
            KernelTestCase.await(ran);
        } finally {
            over.set(true);
        }
    }

    private void runUnless(AtomicBoolean over, Turn next) {
        if (!over.get()) {
            one.execute(next);
        }
    }

    @Test
    void wakesAnotherWorkerForASecondTask() {
        CountDownLatch both = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            timeless.execute(turn(() -> spinUntilZero(both)));
        }

        KernelTestCase.await(both);
    }

    @Test
    void givesAnotherWorkerWhatWaitsForABusyOne() {
        CountDownLatch others = new CountDownLatch(10);
        CountDownLatch done = new CountDownLatch(1);
        timeless.execute(
                turn(
                        () -> {
                            for (int i = 0; i < 10; i++) {
                                timeless.executeLater(turn(others::countDown));
                            }
                            KernelTestCase.spinUntil(() -> others.getCount() == 0);
                            done.countDown();
                        }));

        KernelTestCase.await(done);
    }

    @Test
    void givesAnotherWorkerWhatASlowTurnHasMadeToRunNext() {
        CountDownLatch other = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        slow.execute(
                turn(
                        () -> {
                            slow.execute(turn(other::countDown));
                            KernelTestCase.spinUntil(() -> other.getCount() == 0);
                            done.countDown();
                        }));

        KernelTestCase.await(done);
    }

    private static void spinUntilZero(CountDownLatch latch) {
        latch.countDown();
        KernelTestCase.spinUntil(() -> latch.getCount() == 0);
    }

    // Turns that are known to block

    @Test
    void runsOnAVirtualThreadWhatIsDeclaredToBlock() {
        Habit blocking = new Habit(true);
        InheritableThreadLocal<String> left = new InheritableThreadLocal<>();
        left.set("left");

        assertThat(run(one, blocking, () -> Thread.currentThread().isVirtual())).isTrue();
        assertThat(run(one, blocking, left::get)).isNull();
        assertThat(run(one, blocking, () -> Thread.currentThread().getContextClassLoader()))
                .isSameAs(Thread.currentThread().getContextClassLoader());
        assertThat(threadsOf("one")).isEmpty();
    }

    @Test
    void runsOnAVirtualThreadWhatATurnOnAWorkerSchedules() {
        CompletableFuture<Boolean> virtual = new CompletableFuture<>();
        Turn blocking =
                new Turn(
                        () -> virtual.complete(Thread.currentThread().isVirtual()),
                        new Habit(true));
        one.execute(turn(() -> one.execute(blocking)));

        assertThat(KernelTestCase.get(virtual)).isTrue();
    }

    @Test
    void waitsInTheKernelOnOtherThreadsAsIfItWereNotThere() {
        Workers.enterWait();
        Workers.leaveWait();

        assertThat(run(one, swift, () -> "ran")).isEqualTo("ran");
    }

    // The end of a turn, and of all

    @Test
    void logsWhatATurnThrowsAndGoesOn() {
        AssertionError thrown = new AssertionError("thrown by a test");
        CompletableFuture<LogRecord> logged = new CompletableFuture<>();
        Filter before = LOGGER.getFilter();
        LOGGER.setFilter(
                entry -> {
                    if (entry.getThrown() == thrown) {
                        logged.complete(entry);
                    }
                    return false;
                });
        try {
            one.execute(
                    turn(
                            () -> {
                                throw thrown;
                            }));

            assertThat(KernelTestCase.get(logged).getMessage())
                    .isEqualTo("A turn of an actor failed outside its code.");
            assertThat(run(one, swift, () -> "ran")).isEqualTo("ran");
        } finally {
            LOGGER.setFilter(before);
        }
    }

    @Test
    void forgetsAnInterruptWhenTheTurnHasEnded() {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        one.execute(
                turn(
                        () -> {
                            Turn next =
                                    turn(
                                            () ->
                                                    interrupted.complete(
                                                            Thread.currentThread()
                                                                    .isInterrupted()));
                            one.execute(next);
                            Thread.currentThread().interrupt();
                        }));

        assertThat(KernelTestCase.get(interrupted)).isFalse();
    }

    @Test
    void runsTasksAfterTheCloseAndKeepsNoThread() {
        run(one, swift, () -> true);
        one.close();
        KernelTestCase.until(() -> threadsOf("one").isEmpty());

        assertThat(run(one, swift, () -> "ran")).isEqualTo("ran");

        KernelTestCase.until(() -> threadsOf("one").isEmpty());
    }

    @Test
    void letsATurnEndThatIsUnderWayAtTheClose() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        one.execute(
                turn(
                        () -> {
                            begun.countDown();
                            KernelTestCase.await(closed);
                            one.execute(turn(done::countDown));
                        }));
        KernelTestCase.await(begun);
        one.close();
        closed.countDown();

        KernelTestCase.await(done);
    }
}
