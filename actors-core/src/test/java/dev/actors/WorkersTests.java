package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;

@Timeout(30)
class WorkersTests {

    private static final Logger LOGGER = Logger.getLogger("dev.actors");

    private final Habit swift = new Habit(false);
    private final Workers one = new Workers(1, "one", System::nanoTime);
    private final Workers two = new Workers(2, "two", System::nanoTime);

    /** Two workers whose turns may last as long as they like. */
    private final Workers timeless = new Workers(2, "timeless", () -> 0);

    /** Two whose turns are found slow, but no more than that. */
    private final Workers slow = new Workers(2, "slow", new AtomicLong()::incrementAndGet);

    private record Turn(Runnable code, Habit habit) implements Workers.Task {

        @Override
        public void run() {
            code.run();
        }
    }

    private Turn turn(Runnable code) {
        return new Turn(code, swift);
    }

    /** What a turn gives when it has run. */
    private <T> T run(Workers workers, Habit habit, Supplier<T> code) {
        CompletableFuture<T> result = new CompletableFuture<>();
        workers.execute(new Turn(() -> result.complete(code.get()), habit));
        return KernelTestCase.get(result);
    }

    private static List<Thread> threadsOf(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith(name + "-"))
                .toList();
    }

    @AfterEach
    void leavesNoThreadBehind() {
        one.close();
        two.close();
        timeless.close();
        slow.close();
        KernelTestCase.until(
                () ->
                        Stream.of("one", "two", "timeless", "slow")
                                .allMatch(name -> threadsOf(name).isEmpty()));
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

        KernelTestCase.await(ran);
        over.set(true);
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
                            while (others.getCount() > 0) {
                                Thread.onSpinWait();
                            }
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
                            while (other.getCount() > 0) {
                                Thread.onSpinWait();
                            }
                            done.countDown();
                        }));

        KernelTestCase.await(done);
    }

    private static void spinUntilZero(CountDownLatch latch) {
        latch.countDown();
        while (latch.getCount() > 0) {
            Thread.onSpinWait();
        }
    }

    // Turns that do not end

    @Test
    void runsAllWhenEachWaitsForAllToHaveBegun() {
        Habit habit = new Habit(false);
        CountDownLatch begun = new CountDownLatch(200);
        CountDownLatch done = new CountDownLatch(200);
        AtomicInteger onVirtualThreads = new AtomicInteger();
        for (int i = 0; i < 200; i++) {
            two.execute(
                    new Turn(
                            () -> {
                                if (Thread.currentThread().isVirtual()) {
                                    onVirtualThreads.incrementAndGet();
                                }
                                begun.countDown();
                                KernelTestCase.await(begun);
                                done.countDown();
                            },
                            habit));
        }

        KernelTestCase.await(done);
        assertThat(onVirtualThreads).hasPositiveValue();
        assertThat(habit.isSwift()).isFalse();
    }

    @Test
    void runsOthersWhileATurnReadsASocket() throws IOException {
        Habit habit = new Habit(false);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            CompletableFuture<Integer> read = new CompletableFuture<>();
            one.execute(new Turn(() -> read.complete(read(client)), habit));
            KernelTestCase.until(() -> !habit.isSwift());
            run(one, swift, () -> write(accepted, 42));

            assertThat(KernelTestCase.get(read)).isEqualTo(42);
        }
    }

    private static int read(Socket socket) {
        try (InputStream in = socket.getInputStream()) {
            return in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean write(Socket socket, int value) {
        try {
            socket.getOutputStream().write(value);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void runsOthersWhileTurnsCompute() {
        Habit habit = new Habit(false);
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(4);
        for (int i = 0; i < 4; i++) {
            two.execute(
                    new Turn(
                            () -> {
                                while (!over.get()) {
                                    Thread.onSpinWait();
                                }
                                ended.countDown();
                            },
                            habit));
        }

        assertThat(run(two, swift, () -> "ran")).isEqualTo("ran");
        over.set(true);
        KernelTestCase.await(ended);
        assertThat(habit.blocks(System.nanoTime())).isFalse();
    }

    @Test
    void givesUpItsPlaceForATurnThatIsKnownToComputeForLong() {
        Habit habit = new Habit(false);
        habit.computes();

        assertThat(run(timeless, habit, WorkersTests::holdsPlace)).isFalse();
        KernelTestCase.until(habit::isSwift);
        assertThat(run(timeless, habit, WorkersTests::holdsPlace)).isTrue();
    }

    private static boolean holdsPlace() {
        return ((Worker) Thread.currentThread()).isPlaced();
    }

    @Test
    void keepsItsPlaceForATurnThatComputesBesideManyOthers() {
        CountDownLatch begun = new CountDownLatch(34);
        CountDownLatch done = new CountDownLatch(34);
        AtomicInteger placed = new AtomicInteger();
        for (int i = 0; i < 34; i++) {
            Habit habit = new Habit(false);
            habit.computes();
            timeless.execute(
                    new Turn(
                            () -> {
                                if (holdsPlace()) {
                                    placed.incrementAndGet();
                                }
                                begun.countDown();
                                KernelTestCase.await(begun);
                                done.countDown();
                            },
                            habit));
        }

        KernelTestCase.await(done);
        assertThat(placed).hasValue(2);
    }

    @Test
    void givesToOthersWhatAStuckTurnHasScheduled() {
        CountDownLatch others = new CountDownLatch(3);
        CountDownLatch done = new CountDownLatch(1);
        one.execute(
                turn(
                        () -> {
                            for (int i = 0; i < 3; i++) {
                                one.execute(turn(others::countDown));
                            }
                            KernelTestCase.await(others);
                            done.countDown();
                        }));

        KernelTestCase.await(done);
    }

    @Test
    void givesToOthersWhatATurnSchedulesAfterItGotStuck() {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        one.execute(
                turn(
                        () -> {
                            one.execute(turn(first::countDown));
                            KernelTestCase.await(first);
                            one.execute(turn(second::countDown));
                            KernelTestCase.await(second);
                            done.countDown();
                        }));

        KernelTestCase.await(done);
    }

    @Test
    void keepsItsParallelismWhileATurnWaitsInTheKernel() {
        CountDownLatch other = new CountDownLatch(1);
        List<Boolean> placed = new ArrayList<>();
        boolean ran =
                run(
                        one,
                        swift,
                        () -> {
                            one.execute(turn(other::countDown));
                            Workers.enterWait();
                            placed.add(holdsPlace());
                            KernelTestCase.await(other);
                            Workers.leaveWait();
                            return true;
                        });

        assertThat(ran).isTrue();
        assertThat(placed).containsExactly(false);
    }

    @Test
    void keepsOnlyAFewThreadsWhenStuckTurnsHaveEnded() {
        CountDownLatch begun = new CountDownLatch(20);
        for (int i = 0; i < 20; i++) {
            one.execute(
                    new Turn(
                            () -> {
                                begun.countDown();
                                KernelTestCase.await(begun);
                            },
                            new Habit(false)));
        }
        KernelTestCase.await(begun);

        KernelTestCase.until(() -> threadsOf("one").size() <= 3);
    }

    @Test
    void runsAllOnVirtualThreadsWhenTooManyTurnsAreStuck() {
        int count = Workers.MOST_AWAY + 50;
        CountDownLatch begun = new CountDownLatch(count);
        CountDownLatch done = new CountDownLatch(count);
        AtomicInteger onVirtualThreads = new AtomicInteger();
        for (int i = 0; i < count; i++) {
            two.execute(
                    new Turn(
                            () -> {
                                if (Thread.currentThread().isVirtual()) {
                                    onVirtualThreads.incrementAndGet();
                                }
                                begun.countDown();
                                KernelTestCase.await(begun);
                                done.countDown();
                            },
                            new Habit(false)));
        }

        KernelTestCase.await(done);
        assertThat(onVirtualThreads.get()).isBetween(45, 50);
    }

    @Test
    void comesBackToWorkersWhenTurnsBlockNoMore() {
        Habit habit = new Habit(false);
        habit.blocked(System.nanoTime());
        assertThat(run(one, habit, () -> Thread.currentThread().isVirtual())).isTrue();

        KernelTestCase.until(
                () ->
                        run(one, habit, () -> !Thread.currentThread().isVirtual())
                                && habit.isSwift());
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
                    logged.complete(entry);
                    return false;
                });
        try {
            one.execute(
                    turn(
                            () -> {
                                throw thrown;
                            }));

            assertThat(KernelTestCase.get(logged).getThrown()).isSameAs(thrown);
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
