package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills, crashes, restarts, messages and ends that meet each other. */
class RaceTests extends KernelTestCase {

    private static final long NANOS = 1_500_000_000L;

    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger overlaps = new AtomicInteger();

    private Behavior<?> fragile() {
        return Behavior.of(
                Integer.class,
                (self, n) -> {
                    if (active.incrementAndGet() > 1) {
                        overlaps.incrementAndGet();
                    }
                    try {
                        if (n % 5 == 0) {
                            throw new IllegalStateException("crash");
                        }
                        self.reply(n);
                        return Behavior.same();
                    } finally {
                        active.decrementAndGet();
                    }
                });
    }

    private static Object fragileProcess(ActorContext self) {
        while (true) {
            int n = self.receive(Integer.class);
            if (n % 5 == 0) {
                throw new IllegalStateException("crash");
            }
            self.reply(n);
        }
    }

    private void survivesKillsAndCrashes(Address actor) {
        AtomicBoolean over = new AtomicBoolean();
        List<Future<?>> disturbers = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) {
            Random random = new Random(seed);
            disturbers.add(
                    async(
                            () -> {
                                while (!over.get()) {
                                    if (random.nextInt(3) == 0) {
                                        node.kill(actor);
                                    } else {
                                        node.offer(actor, random.nextInt(10));
                                    }
                                    if (random.nextInt(20) == 0) {
                                        giveWay();
                                    }
                                }
                            }));
        }
        int settled = 0;
        try {
            long end = System.nanoTime() + NANOS;
            while (System.nanoTime() < end) {
                try {
                    assertThat(ask(actor, 1)).isEqualTo(1);
                } catch (ActorException e) {
                    assertThat(e)
                            .isInstanceOfAny(
                                    DeadActorException.class,
                                    ActorFailedException.class,
                                    MailboxFullException.class);
                }
                settled++;
            }
        } finally {
            over.set(true);
        }
        disturbers.forEach(KernelTestCase::get);
        until(() -> node.info(actor).orElseThrow().mailboxSize() == 0);
        awaitStatus(actor, ActorStatus.WAITING);

        assertThat(ask(actor, 2)).isEqualTo(2);
        assertThat(settled).isPositive();
        assertThat(overlaps).hasValue(0);
    }

    @Test
    void leaveASupervisedBehaviourAtWork() {
        survivesKillsAndCrashes(
                node.start(
                        restarted(
                                ActorSpec.behavior((_, _) -> fragile(), 0).mailboxCapacity(100),
                                Integer.MAX_VALUE)));
    }

    @Test
    void leaveASupervisedProcessAtWork() {
        survivesKillsAndCrashes(
                node.start(
                        restarted(
                                ActorSpec.process(RaceTests::fragileProcess).mailboxCapacity(100),
                                Integer.MAX_VALUE)));
    }

    @Test
    void settleEveryAskWhenTheActorEnds() {
        int unused =
                repeat(
                        300,
                        _ -> {
                            Address actor =
                                    node.spawn(
                                            Behavior.of(
                                                    Integer.class,
                                                    (self, n) -> {
                                                        self.reply(n);
                                                        return n == 50
                                                                ? Behavior.stopped(n)
                                                                : Behavior.same();
                                                    }));
                            List<Future<?>> askers = new ArrayList<>();
                            for (int a = 0; a < 2; a++) {
                                askers.add(
                                        async(
                                                () -> {
                                                    for (int n = 1; n <= 100; n++) {
                                                        try {
                                                            assertThat(ask(actor, n)).isEqualTo(n);
                                                        } catch (DeadActorException e) {
                                                            assertThat(e.reason())
                                                                    .isEqualTo(
                                                                            new ExitReason.Normal(
                                                                                    50));
                                                        }
                                                    }
                                                }));
                            }
                            askers.forEach(KernelTestCase::get);
                            assertThat(end(actor)).isEqualTo(new ExitReason.Normal(50));
                        });
    }

    @Test
    void releaseEveryBlockedSenderOnce() {
        int unused =
                repeat(
                        100,
                        round -> {
                            AtomicInteger handled = new AtomicInteger();
                            Address actor =
                                    node.spawn(
                                            ActorSpec.behavior(
                                                            Behavior.of(
                                                                    Integer.class,
                                                                    (_, _) ->
                                                                            handled
                                                                                                    .incrementAndGet()
                                                                                            == 100
                                                                                    ? Behavior
                                                                                            .stopped(
                                                                                                    null)
                                                                                    : Behavior
                                                                                            .same()))
                                                    .mailboxCapacity(2));
                            List<Future<?>> senders = new ArrayList<>();
                            for (int s = 0; s < 4; s++) {
                                senders.add(
                                        async(
                                                () -> {
                                                    for (int i = 0; i < 50; i++) {
                                                        node.send(actor, i);
                                                    }
                                                }));
                            }
                            senders.forEach(KernelTestCase::get);
                            end(actor);
                            int expected = 100 * (round + 1);
                            until(() -> recorder.deadLetters().size() == expected);
                        });
    }
}
