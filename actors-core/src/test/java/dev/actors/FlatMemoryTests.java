package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Neither heap nor stack grows with the number of messages, spawns and ends: ten million messages
 * and a million actors, in batches, with what the node holds and the used heap looked at between
 * them.
 */
@Timeout(120)
class FlatMemoryTests {

    private static final int BATCHES = 5;
    private static final int MESSAGES = 1_000_000;
    private static final int SPAWNS = 200_000;
    private static final int ASKS = 200_000;
    private static final int DEEPEST_STACK = 50;
    private static final long SLACK = 16L * 1024 * 1024;

    private final Node node = Node.builder("secret@127.0.0.1:4711").time(new ManualClock()).open();

    @AfterEach
    void closeNode() {
        node.close();
    }

    private final Semaphore done = new Semaphore(0);
    private volatile int depth;

    /** Counts down from the number that it is sent, and tells how deep its stack is at the end. */
    private Behavior<?> countdown() {
        return Behavior.of(
                Integer.class,
                (self, left) -> {
                    if (left > 0) {
                        self.send(self.address(), left - 1);
                    } else {
                        depth = Thread.currentThread().getStackTrace().length;
                        done.release();
                    }
                    return countdown();
                });
    }

    private void runsFlat(Runnable batch) {
        batch.run();
        long before = usedHeap();
        for (int i = 1; i < BATCHES; i++) {
            batch.run();
            KernelTestCase.until(() -> usedHeap() < before + SLACK);
        }
    }

    private static void acquire(Semaphore permits, int number) {
        try {
            assertThat(permits.tryAcquire(number, 60, TimeUnit.SECONDS))
                    .as("%s permits of %s within 60 s", number, permits)
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void staysFlatOverFiveMillionMessagesInBehaviorStyle() {
        Address actor = node.spawn(countdown());
        runsFlat(
                () -> {
                    node.send(actor, MESSAGES);
                    acquire(done, 1);
                    assertThat(depth).isLessThan(DEEPEST_STACK);
                });

        assertHoldsNothing(actor);
    }

    @Test
    void staysFlatOverFiveMillionMessagesInProcessStyle() {
        Address actor =
                node.spawn(
                        self -> {
                            while (true) {
                                int left = self.receive(Integer.class);
                                if (left == 0) {
                                    self.reply("done");
                                }
                            }
                        });
        runsFlat(
                () -> {
                    for (int i = 1; i < MESSAGES; i++) {
                        node.send(actor, 1);
                    }
                    assertThat(node.ask(actor, 0, KernelTestCase.LONG)).isEqualTo("done");
                });

        assertHoldsNothing(actor);
    }

    @Test
    void staysFlatOverAMillionAsksThatAreAnsweredLongBeforeTheirTimeouts() {
        try (Node onSystemTime = Node.builder("secret@127.0.0.1:4712").open()) {
            Address echo =
                    onSystemTime.spawn(
                            Behavior.of(
                                    Integer.class,
                                    (self, n) -> {
                                        self.reply(n);
                                        return Behavior.same();
                                    }));
            Duration hour = Duration.ofHours(1);
            runsFlat(
                    () -> {
                        Semaphore open = new Semaphore(1_000);
                        for (int i = 0; i < ASKS; i++) {
                            acquire(open, 1);
                            Futures.whenDone(onSystemTime.askAsync(echo, i, hour), open::release);
                        }
                        acquire(open, 1_000);
                    });
        }
    }

    private void assertHoldsNothing(Address actor) {
        Cell cell = node.registry().requireCell(actor);
        assertThat(cell.mailbox.size()).isZero();
        assertThat(cell.run().knownBaggage()).isNull();
        assertThat(cell.life().termination().getNumberOfDependents()).isZero();
    }

    @Test
    void staysFlatOverAMillionSpawnsAndEnds() {
        runsFlat(
                () -> {
                    Semaphore alive = new Semaphore(1_000);
                    for (int i = 0; i < SPAWNS; i++) {
                        acquire(alive, 1);
                        Behavior<?> one =
                                Behavior.of(
                                        Integer.class,
                                        (_, n) -> {
                                            alive.release();
                                            return Behavior.stopped(n);
                                        });
                        Address actor =
                                i % 2 == 0
                                        ? node.spawn(one)
                                        : node.spawn(
                                                self -> {
                                                    Object n = self.receive();
                                                    alive.release();
                                                    return n;
                                                });
                        node.send(actor, i);
                    }
                    KernelTestCase.until(() -> node.snapshot().isEmpty());
                });

        assertThat(node.registered()).isEmpty();
        assertThat(node.holdings().all()).isEmpty();
        assertThat(node.statistics().getFirst().spawned()).isEqualTo((long) BATCHES * SPAWNS);
        assertThat(node.statistics().getFirst().exits(ExitReason.Kind.NORMAL))
                .isEqualTo((long) BATCHES * SPAWNS);
    }
}
