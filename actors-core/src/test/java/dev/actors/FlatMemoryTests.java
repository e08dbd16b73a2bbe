package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.Semaphore;

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
    private static final long SLACK = 16L * 1024 * 1024;

    private final Node node = Node.builder("secret@127.0.0.1:4711").time(new ManualClock()).open();

    @AfterEach
    void closeNode() {
        node.close();
    }

    private final Semaphore done = new Semaphore(0);

    /** Counts down from the number that it is sent; its stack is as deep at the end as before. */
    private Behavior<?> countdown(int depth) {
        return Behavior.of(
                Integer.class,
                (self, left) -> {
                    if (left > 0) {
                        self.send(self.address(), left - 1);
                        return countdown(depth);
                    }
                    int now = Thread.currentThread().getStackTrace().length;
                    assertThat(now).isEqualTo(depth == 0 ? now : depth);
                    done.release();
                    return countdown(now);
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

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Test
    void staysFlatOverFiveMillionMessagesInBehaviorStyle() {
        Address actor = node.spawn(countdown(0));
        runsFlat(
                () -> {
                    node.send(actor, MESSAGES);
                    done.acquireUninterruptibly();
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
                            open.acquireUninterruptibly();
                            Futures.whenDone(onSystemTime.askAsync(echo, i, hour), open::release);
                        }
                        open.acquireUninterruptibly(1_000);
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
                        alive.acquireUninterruptibly();
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
