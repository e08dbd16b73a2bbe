package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Holds that each task has as many turns as it was given, one at a time, whatever turns do. */
class WorkersStressTests {

    private static final int TASKS = 40;
    private static final int MESSAGES = 60_000;

    /** Tasks that give each other turns, and now and then block, compute, wait, or throw. */
    private static final class World {

        final Workers workers;
        final List<Actor> actors = new ArrayList<>();
        final Habit[] habits = {new Habit(false), new Habit(false), new Habit(false)};
        final AtomicInteger sent = new AtomicInteger();
        final AtomicInteger handled = new AtomicInteger();
        final AtomicInteger overlapping = new AtomicInteger();

        World(Workers workers, long seed) {
            this.workers = workers;
            for (int i = 0; i < TASKS; i++) {
                actors.add(new Actor(this, habits[i % habits.length], new Random(seed + i)));
            }
        }

        /** Sends one of so many messages as are allowed; false if there is none left. */
        boolean send(Random random) {
            if (sent.incrementAndGet() > MESSAGES) {
                sent.decrementAndGet();
                return false;
            }
            actors.get(random.nextInt(TASKS)).give();
            return true;
        }

        boolean isDone() {
            return handled.get() == MESSAGES;
        }
    }

    private static final class Actor implements Workers.Task {

        private final World world;
        private final Habit habit;
        private final Random random;
        private final AtomicInteger given = new AtomicInteger();
        private final AtomicBoolean running = new AtomicBoolean();

        Actor(World world, Habit habit, Random random) {
            this.world = world;
            this.habit = habit;
            this.random = random;
        }

        void give() {
            if (given.getAndIncrement() > 0) {
                return;
            }
            if (world.sent.get() % 2 == 0) {
                world.workers.execute(this);
            } else {
                world.workers.executeCalmly(this);
            }
        }

        @Override
        public Habit habit() {
            return habit;
        }

        @Override
        public void run() {
            if (!running.compareAndSet(false, true)) {
                world.overlapping.incrementAndGet();
            }
            int batch = Math.min(given.get(), 1 + random.nextInt(8));
            try {
                for (int i = 0; i < batch; i++) {
                    act();
                }
            } finally {
                running.set(false);
                world.handled.addAndGet(batch);
                if (given.addAndGet(-batch) > 0) {
                    world.workers.executeLater(this);
                }
            }
        }

        private void act() {
            for (int i = random.nextInt(3); i > 0; i--) {
                world.send(random);
            }
            int dice = random.nextInt(2_000);
            if (dice == 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(6));
            } else if (dice == 1) {
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(8);
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            } else if (dice < 20) {
                Workers.enterWait();
                LockSupport.parkNanos(random.nextInt(100_000));
                Workers.leaveWait();
            } else if (dice < 30) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void runsEachTurnOnceAndOneAtATime(long seed) {
        Workers workers = new Workers(1 + (int) (seed % 3), "stress", System::nanoTime);
        World world = new World(workers, seed);
        List<Future<?>> senders = new ArrayList<>();
        for (int s = 0; s < 3; s++) {
            Random random = new Random(~seed - s);
            senders.add(
                    KernelTestCase.async(
                            () -> {
                                while (world.send(random)) {
                                    if (random.nextInt(100) == 0) {
                                        LockSupport.parkNanos(random.nextInt(50_000));
                                    }
                                }
                            }));
        }
        KernelTestCase.until(() -> world.sent.get() > MESSAGES / 2);
        workers.close();

        senders.forEach(KernelTestCase::get);
        KernelTestCase.until(world::isDone);
        assertThat(world.overlapping).hasValue(0);
        KernelTestCase.until(
                () ->
                        Thread.getAllStackTraces().keySet().stream()
                                .noneMatch(t -> t.getName().startsWith("stress-")));
        assertThat(world.handled).hasValue(MESSAGES);
    }

    /** Tasks come just when the workers are about to rest, and no overseer mends what is lost. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void losesNoWakeUpWhenWorkersRest(long seed) {
        Workers workers = new Workers(2, "rest", () -> 0);
        Random random = new Random(seed);
        List<Future<?>> senders = new ArrayList<>();
        for (int s = 0; s < 2; s++) {
            Random pause = new Random(random.nextLong());
            senders.add(
                    KernelTestCase.async(
                            () -> {
                                int unused =
                                        KernelTestCase.repeat(
                                                5_000,
                                                _ -> {
                                                    Turn turn = new Turn(1);
                                                    workers.execute(turn);
                                                    KernelTestCase.until(turn::hasEnded);
                                                    spin(pause.nextInt(3_000));
                                                });
                            }));
        }

        senders.forEach(KernelTestCase::get);
        workers.close();
    }

    /** The same with turns that need two workers. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void wakesAsManyWorkersAsThereAreTasks(long seed) {
        Workers workers = new Workers(2, "rest", () -> 0);
        Random pause = new Random(seed);
        int unused =
                KernelTestCase.repeat(
                        500,
                        _ -> {
                            Turn first = new Turn(2);
                            Turn second = new Turn(first);
                            workers.execute(first);
                            spin(pause.nextInt(300));
                            workers.execute(second);
                            KernelTestCase.until(first::hasEnded);
                            spin(pause.nextInt(3_000));
                        });
        workers.close();
    }

    /** A turn loses its place just when it schedules others, or ends. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void losesNoTaskWhenAPlaceIsLost(long seed) {
        Workers workers = new Workers(2, "lose", () -> 0);
        Random random = new Random(seed);
        int unused = KernelTestCase.repeat(10_000, _ -> losePlace(workers, random.nextInt(10)));
        workers.close();
    }

    private static void losePlace(Workers workers, int pause) {
        List<Turn> scheduled = List.of(new Turn(1), new Turn(1), new Turn(1));
        AtomicReference<Worker> worker = new AtomicReference<>();
        workers.execute(
                new Turn(1) {
                    @Override
                    public void run() {
                        worker.set((Worker) Thread.currentThread());
                        spin(pause);
                        scheduled.forEach(workers::execute);
                    }
                });
        KernelTestCase.spinUntil(() -> worker.get() != null);
        worker.get().enterWait();
        KernelTestCase.until(() -> scheduled.stream().allMatch(Turn::hasEnded));
    }

    private static void spin(int times) {
        for (int i = 0; i < times; i++) {
            Thread.onSpinWait();
        }
    }

    /** Turns that end together. */
    private static class Turn implements Workers.Task {

        private final Habit habit = new Habit(false);
        private final CountDownLatch begun;

        Turn(int together) {
            begun = new CountDownLatch(together);
        }

        Turn(Turn other) {
            begun = other.begun;
        }

        boolean hasEnded() {
            return begun.getCount() == 0;
        }

        @Override
        public void run() {
            begun.countDown();
            KernelTestCase.spinUntil(this::hasEnded);
        }

        @Override
        public Habit habit() {
            return habit;
        }
    }
}
