package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** The threads that behaviours run on. */
class HandlerThreadsTests extends KernelTestCase {

    private static final Behavior<String> TELLS_ITS_THREAD =
            Behavior.of(
                    String.class,
                    (self, _) -> {
                        self.reply(Thread.currentThread().isVirtual());
                        return Behavior.same();
                    });

    @Test
    void areWorkersUnlessTheBehaviourIsDeclaredToBlock() {
        ActorSpec spec = ActorSpec.behavior(TELLS_ITS_THREAD);

        Address swift = node.spawn(spec);
        until(() -> ask(swift, "virtual?").equals(false)); // a pause would look like a block
        Address blocking = node.spawn(spec.blocking(true));
        for (int i = 0; i < 10; i++) {
            assertThat(ask(blocking, "virtual?")).isEqualTo(true);
        }
    }

    @Test
    void haveTheContextClassLoaderOfWhoeverMadeTheNode() {
        Behavior<String> loader =
                Behavior.of(
                        String.class,
                        (self, _) -> {
                            self.reply(
                                    Thread.currentThread().getContextClassLoader()
                                            == KernelTestCase.class.getClassLoader());
                            return Behavior.same();
                        });

        assertThat(ask(node.spawn(loader), "yours?")).isEqualTo(true);
    }

    @Test
    void runOthersWhileHandlersWaitInTheKernel() {
        Address silent = node.spawn(ActorContext::receive);
        Behavior<String> waits =
                Behavior.of(
                        String.class,
                        (self, message) -> {
                            self.ask(silent, message, LONG);
                            return Behavior.same();
                        });
        for (int i = 0; i < 50; i++) {
            node.send(node.spawn(waits), "wait");
        }

        assertThat(ask(node.spawn(TELLS_ITS_THREAD), "virtual?")).isNotNull();
    }

    @Test
    void neverCarryAKillsInterruptToTheNextActor() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        AtomicInteger interrupted = new AtomicInteger();
        Address bystander =
                node.spawn(
                        Behavior.of(
                                String.class,
                                (self, _) -> {
                                    if (Thread.currentThread().isInterrupted()) {
                                        interrupted.incrementAndGet();
                                    }
                                    self.reply("done");
                                    return Behavior.same();
                                }));
        int unused =
                repeat(
                        2_000,
                        _ -> {
                            int work = random.nextInt(50);
                            CountDownLatch runs = new CountDownLatch(1);
                            Address victim =
                                    node.spawn(
                                            Behavior.of(
                                                    String.class,
                                                    (_, _) -> {
                                                        runs.countDown();
                                                        for (int n = 0; n < work; n++) {
                                                            Thread.onSpinWait();
                                                        }
                                                        return Behavior.same();
                                                    }));
                            node.send(victim, "work");
                            await(runs);
                            node.kill(victim);
                            node.send(bystander, "look");
                        });
        assertThat(ask(bystander, "look")).isEqualTo("done");
        assertThat(interrupted).as("seed %d", seed).hasValue(0);
    }

    @Test
    void interruptAHandlerThatIsKilledWhileItBlocks() {
        CountDownLatch blocks = new CountDownLatch(1);
        Address actor =
                node.spawn(
                        Behavior.of(
                                String.class,
                                (_, _) -> {
                                    blocks.countDown();
                                    while (!Thread.currentThread().isInterrupted()) {
                                        LockSupport.park();
                                    }
                                    return Behavior.same();
                                }));
        node.send(actor, "block");
        await(blocks);

        node.kill(actor);

        assertThat(end(actor)).isEqualTo(new ExitReason.Killed());
    }

    @Test
    void refuseAContextThatIsUsedBetweenMessages() {
        AtomicReference<ActorContext> leaked = new AtomicReference<>();
        Address actor =
                node.spawn(
                        Behavior.of(
                                String.class,
                                (self, _) -> {
                                    leaked.set(self);
                                    return Behavior.same();
                                }));
        node.send(actor, "leak");
        until(() -> leaked.get() != null && node.stack(actor).isEmpty());

        assertThatThrownBy(() -> leaked.get().reply("late"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        Reports.name(node.registry().requireCell(actor))
                                + " handles no message now. Use its context from its own code only;"
                                + " to answer later, keep sender() and send to it.");
    }

    @Test
    void areGivenBackByAHandlerThatComputesForLong() {
        CountDownLatch over = new CountDownLatch(1);
        Behavior<String> computes =
                Behavior.of(
                        String.class,
                        (_, _) -> {
                            while (over.getCount() > 0) {
                                Thread.onSpinWait();
                            }
                            return Behavior.same();
                        });
        try {
            for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
                node.send(node.spawn(computes), "compute");
            }
            assertThat(ask(node.spawn(TELLS_ITS_THREAD), "virtual?")).isNotNull();
        } finally {
            over.countDown();
        }
    }
}
