package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

@Timeout(30)
class MailboxStressTests {

    private static final int PRODUCERS = 4;
    private static final int EACH = 50_000;

    private record Numbered(int producer, int number) {}

    private static final class Consumer {
        final int[] next = new int[PRODUCERS];
        int disorder;
        int count;

        boolean drain(Mailbox mailbox) {
            for (Envelope e = mailbox.after(null); e != null; e = mailbox.after(null)) {
                mailbox.remove(e);
                Numbered message = (Numbered) e.message;
                if (next[message.producer()]++ != message.number()) {
                    disorder++;
                }
                count++;
            }
            return count == PRODUCERS * EACH;
        }
    }

    private static List<Future<?>> produce(
            Mailbox mailbox, AtomicInteger over, Runnable schedule, Runnable unpark) {
        List<Future<?>> producers = new ArrayList<>();
        for (int p = 0; p < PRODUCERS; p++) {
            int producer = p;
            producers.add(
                    KernelTestCase.async(
                            () -> {
                                Random random = new Random(producer);
                                for (int i = 0; i < EACH; i++) {
                                    while (!mailbox.reserve()) {
                                        KernelTestCase.giveWay();
                                    }
                                    if (mailbox.size() > mailbox.capacity()) {
                                        over.incrementAndGet();
                                    }
                                    switch (mailbox.push(
                                            new Envelope(new Numbered(producer, i), null))) {
                                        case SCHEDULE -> schedule.run();
                                        case UNPARK -> unpark.run();
                                        case QUEUED -> {}
                                        case CLOSED -> throw new AssertionError("closed");
                                    }
                                    if (random.nextInt(50) == 0) {
                                        KernelTestCase.giveWay();
                                    }
                                }
                            }));
        }
        return producers;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 1_000_000})
    void losesNothingWhenTheConsumerIdles(int capacity) {
        Mailbox mailbox = new Mailbox(capacity);
        Consumer consumer = new Consumer();
        AtomicInteger over = new AtomicInteger();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger overlapping = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        Runnable activation =
                () -> {
                    do {
                        if (running.incrementAndGet() > 1) {
                            overlapping.incrementAndGet();
                        }
                        done.set(consumer.drain(mailbox));
                        running.decrementAndGet();
                    } while (!mailbox.idle(null));
                };
        assertThat(mailbox.idle(null)).isTrue();

        List<Future<?>> producers =
                produce(
                        mailbox,
                        over,
                        () -> Thread.startVirtualThread(activation),
                        () -> {
                            throw new AssertionError("nobody parks");
                        });

        producers.forEach(KernelTestCase::get);
        KernelTestCase.until(done::get);
        assertThat(consumer.count).isEqualTo(PRODUCERS * EACH);
        assertThat(consumer.disorder).isZero();
        assertThat(overlapping).hasValue(0);
        assertThat(over).hasValue(0);
        assertThat(mailbox.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 1_000_000})
    void losesNoWakeUpWhenTheConsumerParks(int capacity) {
        Mailbox mailbox = new Mailbox(capacity);
        Consumer consumer = new Consumer();
        AtomicInteger over = new AtomicInteger();
        Thread[] thread = new Thread[1];
        thread[0] =
                Thread.ofVirtual()
                        .unstarted(
                                () -> {
                                    while (!consumer.drain(mailbox)) {
                                        if (mailbox.park(null)) {
                                            while (mailbox.isParked()) {
                                                LockSupport.park();
                                            }
                                        }
                                    }
                                });
        thread[0].start();

        List<Future<?>> producers =
                produce(
                        mailbox,
                        over,
                        () -> {
                            throw new AssertionError("nobody idles");
                        },
                        () -> LockSupport.unpark(thread[0]));

        producers.forEach(KernelTestCase::get);
        KernelTestCase.until(() -> !thread[0].isAlive());
        assertThat(consumer.disorder).isZero();
        assertThat(over).hasValue(0);
        assertThat(mailbox.size()).isZero();
    }

    @Test
    void losesNothingWhenItIsClosedMeanwhile() {
        for (int round = 0; round < 300; round++) {
            Mailbox mailbox = new Mailbox(1_000);
            AtomicInteger pushed = new AtomicInteger();
            List<Future<?>> producers = new ArrayList<>();
            for (int p = 0; p < 2; p++) {
                producers.add(
                        KernelTestCase.async(
                                () -> {
                                    for (int i = 0; mailbox.reserve(); i++) {
                                        if (mailbox.push(new Envelope(i, null))
                                                == Mailbox.Pushed.CLOSED) {
                                            return;
                                        }
                                        pushed.incrementAndGet();
                                    }
                                }));
            }
            KernelTestCase.until(() -> pushed.get() > 10);
            int rest = mailbox.close().size();
            producers.forEach(KernelTestCase::get);

            assertThat(rest).isEqualTo(pushed.get());
            assertThat(mailbox.size()).isZero();
        }
    }
}
