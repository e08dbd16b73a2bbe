package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Turns that block or compute hold up nobody else. */
class StuckTurnTests extends WorkersTestCase {

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
                                    Thread.onSpinWait(); // a yield would look like a block
                                }
                                ended.countDown();
                            },
                            habit));
        }

        try {
            assertThat(run(two, swift, () -> "ran")).isEqualTo("ran");
        } finally {
            over.set(true);
        }
        KernelTestCase.await(ended);
        assertThat(habit.blocks(System.nanoTime())).isFalse();
    }

    @Test
    void givesUpItsPlaceForATurnThatIsKnownToComputeForLong() {
        Habit habit = new Habit(false);
        habit.computes();

        assertThat(run(timeless, habit, WorkersTestCase::holdsPlace)).isFalse();
        KernelTestCase.until(habit::isSwift);
        assertThat(run(timeless, habit, WorkersTestCase::holdsPlace)).isTrue();
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
        habit.blocked(0);
        assertThat(run(timeless, habit, () -> Thread.currentThread().isVirtual())).isTrue();
        KernelTestCase.until(
                () ->
                        run(one, habit, () -> !Thread.currentThread().isVirtual())
                                && habit.isSwift());
    }
}
