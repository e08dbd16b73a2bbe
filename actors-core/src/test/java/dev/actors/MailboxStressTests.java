package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Four producers and one consumer, all as fast as they can. */
class MailboxStressTests {

    private static final int PRODUCERS = 4;
    private static final int EACH = 50_000;

    /** After so many nanoseconds producers come to their end, however slow the machine is. */
    private static final long ENOUGH = TimeUnit.SECONDS.toNanos(2);

    private record Numbered(int producer, int number, boolean isLast) {}

    /** What one producer sends. */
    private static void produce(int producer, Consumer<Numbered> send) {
        long start = System.nanoTime();
        boolean isLast = false;
        for (int i = 0; !isLast; i++) {
            isLast = i + 1 == EACH || System.nanoTime() - start > ENOUGH;
            send.accept(new Numbered(producer, i, isLast));
        }
    }

    private static Future<?> onVirtualThread(Runnable code) {
        FutureTask<?> task = new FutureTask<>(code, null);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static final class Receiver {
        final int[] next = new int[PRODUCERS];
        int disorder;
        int ended;

        boolean drain(Mailbox mailbox) {
            for (Object item = mailbox.take(); item != null; item = mailbox.take()) {
                add((Numbered) Envelope.message(item));
            }
            return hasAll();
        }

        void add(Numbered message) {
            if (next[message.producer()]++ != message.number()) {
                disorder++;
            }
            ended += message.isLast() ? 1 : 0;
        }

        boolean hasAll() {
            return ended == PRODUCERS;
        }

        int furthestBehind() {
            int furthest = 0;
            for (int producer = 1; producer < PRODUCERS; producer++) {
                furthest = next[producer] < next[furthest] ? producer : furthest;
            }
            return furthest;
        }
    }

    private static List<Future<?>> produce(
            Mailbox mailbox,
            int capacity,
            AtomicInteger over,
            Runnable schedule,
            Consumer<Thread> unpark) {
        List<Future<?>> producers = new ArrayList<>();
        for (int p = 0; p < PRODUCERS; p++) {
            int producer = p;
            producers.add(
                    KernelTestCase.async(
                            () -> {
                                Random random = new Random(producer);
                                produce(
                                        producer,
                                        message -> {
                                            Mark found = offer(mailbox, message, capacity);
                                            if (mailbox.size() > capacity) {
                                                over.incrementAndGet();
                                            }
                                            switch (found.state) {
                                                case IDLE -> schedule.run();
                                                case PARKED -> unpark.accept(found.thread);
                                                case RUNNING -> {}
                                                case CLOSED, FULL ->
                                                        throw new AssertionError(found.state);
                                            }
                                            if (random.nextInt(50) == 0) {
                                                KernelTestCase.giveWay();
                                            }
                                        });
                            }));
        }
        return producers;
    }

    /** Offers a message again and again until there is room. */
    private static Mark offer(Mailbox mailbox, Numbered message, int capacity) {
        Mark[] found = new Mark[1];
        KernelTestCase.until(
                () -> {
                    found[0] = mailbox.offer(message, null, capacity);
                    return found[0] != Mark.FULL;
                });
        return found[0];
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 1_000_000})
    void losesNothingWhenTheConsumerIdles(int capacity) {
        Mailbox mailbox = new Mailbox();
        Receiver consumer = new Receiver();
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
                    } while (!mailbox.idle());
                };
        assertThat(mailbox.idle()).isTrue();

        List<Future<?>> producers =
                produce(
                        mailbox,
                        capacity,
                        over,
                        () -> Thread.startVirtualThread(activation),
                        _ -> {
                            throw new AssertionError("nobody parks");
                        });

        producers.forEach(KernelTestCase::get);
        KernelTestCase.until(done::get);
        assertThat(consumer.disorder).isZero();
        assertThat(overlapping).hasValue(0);
        assertThat(over).hasValue(0);
        assertThat(mailbox.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 1_000_000})
    void losesNoWakeUpWhenTheConsumerParks(int capacity) {
        Mailbox mailbox = new Mailbox();
        Receiver consumer = new Receiver();
        Future<?> consuming =
                onVirtualThread(
                        () -> {
                            Mark parked = Mark.parked(Thread.currentThread());
                            while (!consumer.drain(mailbox)) {
                                parkIfEmpty(mailbox, parked);
                            }
                        });
        requireAllInOrderWithinTheBound(mailbox, capacity, consumer, consuming);
    }

    private static void parkIfEmpty(Mailbox mailbox, Mark parked) {
        if (mailbox.park(parked)) {
            while (mailbox.state() == Mark.State.PARKED) {
                LockSupport.park();
            }
        }
    }

    /** Has all producers send to a consumer that parks, until all is said and taken. */
    private void requireAllInOrderWithinTheBound(
            Mailbox mailbox, int capacity, Receiver consumer, Future<?> consuming) {
        AtomicInteger over = new AtomicInteger();
        List<Future<?>> producers =
                produce(
                        mailbox,
                        capacity,
                        over,
                        () -> {
                            throw new AssertionError("nobody idles");
                        },
                        LockSupport::unpark);

        producers.forEach(KernelTestCase::get);
        Object unused = KernelTestCase.get(consuming);
        assertThat(consumer.disorder).isZero();
        assertThat(over).hasValue(0);
        assertThat(mailbox.size()).isZero();
    }

    @Test
    void losesNothingWhenItIsClosedMeanwhile() {
        int unused =
                KernelTestCase.repeat(
                        300,
                        _ -> {
                            Mailbox mailbox = new Mailbox();
                            AtomicInteger pushed = new AtomicInteger();
                            List<Future<?>> producers = new ArrayList<>();
                            for (int p = 0; p < 2; p++) {
                                producers.add(
                                        KernelTestCase.async(
                                                () -> {
                                                    int i = 0;
                                                    while (mailbox.offer(i++, null, 1_000)
                                                            == Mark.RUNNING) {
                                                        pushed.incrementAndGet();
                                                    }
                                                }));
                            }
                            KernelTestCase.until(() -> pushed.get() > 10);
                            int rest = mailbox.close().size();
                            producers.forEach(KernelTestCase::get);

                            assertThat(rest).isEqualTo(pushed.get());
                            assertThat(mailbox.size()).isZero();
                        });
    }

    /** Takes what is there in an order of its own; what it passes over, it holds when it parks. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 1_000})
    void keepsItsBoundWhileMessagesAreHeld(int capacity) {
        Mailbox mailbox = new Mailbox();
        Random random = new Random(capacity);
        Receiver consumer = new Receiver();
        Future<?> consuming =
                onVirtualThread(
                        () -> {
                            Mark parked = Mark.parked(Thread.currentThread());
                            while (!consumer.hasAll()) {
                                mailbox.search(null, null);
                                boolean patient = random.nextBoolean();
                                Object item = find(mailbox, consumer, patient);
                                if (item != null) {
                                    consumer.add((Numbered) Envelope.message(item));
                                } else if (patient) {
                                    parkIfEmpty(mailbox, parked);
                                }
                            }
                        });

        requireAllInOrderWithinTheBound(mailbox, capacity, consumer, consuming);
    }

    /** The oldest message of the producer of which the fewest have come; else of any, or none. */
    private static Object find(Mailbox mailbox, Receiver consumer, boolean patient) {
        int wanted = consumer.furthestBehind();
        do {
            for (Object item = mailbox.candidate(); item != null; item = mailbox.candidate()) {
                Numbered message = (Numbered) Envelope.message(item);
                if (message.producer() == wanted) {
                    return mailbox.take(item) ? item : null;
                }
                mailbox.reject(item);
            }
        } while (mailbox.fetch());
        return patient && mailbox.size() == 0 ? null : mailbox.take();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16})
    void wakesEverySenderThatWaitsForRoom(int capacity) {
        Mailbox mailbox = new Mailbox();
        Engine engine = new Threads("test:1");
        Receiver consumer = new Receiver();
        List<Future<?>> producers = new ArrayList<>();
        for (int p = 0; p < PRODUCERS; p++) {
            int producer = p;
            producers.add(
                    KernelTestCase.async(
                            () -> {
                                WaitingSenders waiting = mailbox.senders(capacity, engine);
                                produce(
                                        producer,
                                        message -> {
                                            Mark found = mailbox.offer(message, null, capacity);
                                            if (found == Mark.FULL) {
                                                waiting.enter(Thread.currentThread());
                                                found = mailbox.offer(message, null, capacity);
                                                while (found == Mark.FULL) {
                                                    LockSupport.park();
                                                    found = mailbox.offer(message, null, capacity);
                                                }
                                                waiting.leave(Thread.currentThread());
                                            }
                                            if (found.thread != null) {
                                                LockSupport.unpark(found.thread);
                                            }
                                        });
                            }));
        }
        Future<?> receiving =
                onVirtualThread(
                        () -> {
                            Mark parked = Mark.parked(Thread.currentThread());
                            while (!consumer.drain(mailbox)) {
                                parkIfEmpty(mailbox, parked);
                            }
                        });
        producers.forEach(KernelTestCase::get);
        Object unused = KernelTestCase.get(receiving);
        assertThat(consumer.disorder).isZero();
    }
}
