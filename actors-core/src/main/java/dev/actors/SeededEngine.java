package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Runs one task at a time, chosen by a seed.
 *
 * <p>Invariants. At most one task holds the turn and passes it to the next; the driver, a thread of
 * the test, waits while one does. All fields but {@code halted} change under {@code lock}. A task
 * is in {@code ready} exactly while it could run and does not hold the turn; an unpark of a task
 * that is not parked is kept as its permit, as by {@link java.util.concurrent.locks.LockSupport}.
 * Only who has the turn chooses, so the order of choices, and with it the run, follows from the
 * seed.
 */
final class SeededEngine implements Engine {

    /** Real time that a task may keep the turn. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(20);

    private static final int MOST_TURNS = 1_000_000;

    private final Simulation world;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition driver = lock.newCondition();
    private final Random choices;
    private final Random random;
    private final SimulatedTime time;
    private final List<Task> ready = new ArrayList<>();
    private final Map<Thread, Task> tasks = new LinkedHashMap<>();
    private @Nullable Task turn;
    private long turnsLeft;
    private volatile boolean halted;

    /** A thread that runs when it has the turn. */
    private final class Task {
        private final Condition mayRun = lock.newCondition();
        private final Runnable code;
        private boolean launched;
        private boolean parked;
        private boolean permit;

        Task(Runnable code) {
            this.code = code;
        }
    }

    SeededEngine(Simulation world, SimulatedTime time) {
        this.world = world;
        choices = new Random(world.seed());
        random = new Random(~world.seed());
        this.time = time;
    }

    Simulation world() {
        return world;
    }

    // Tasks, and whoever calls from outside

    @Override
    public void execute(Runnable run) {
        lock.lock();
        try {
            ready.add(new Task(run));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void execute(Workers.Task turn) {
        execute((Runnable) turn::run);
    }

    /** A point at which another task may get the turn. */
    @Override
    public void step() {
        lock.lock();
        try {
            Task task = tasks.get(Thread.currentThread());
            if (task != null) {
                ready.add(task);
                giveTurn(task);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Nothing changes while one thread keeps the turn. */
    @Override
    public boolean pause(BooleanSupplier done) {
        return false;
    }

    @Override
    public void park(Object blocker) {
        lock.lock();
        try {
            Task task = tasks.get(Thread.currentThread());
            if (task == null) {
                throw new IllegalStateException(
                        "This thread is no part of the simulation and cannot wait in it. Call"
                                + " the node from inside Simulation.run.");
            }
            if (task.permit) {
                task.permit = false;
                ready.add(task);
            } else {
                task.parked = true;
            }
            giveTurn(task);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void unpark(Thread thread) {
        lock.lock();
        try {
            Task task = tasks.get(thread);
            if (task != null) {
                if (task.parked) {
                    task.parked = false;
                    ready.add(task);
                } else {
                    task.permit = true;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public void rest(Duration moment) {
        sleep(moment);
    }

    void sleep(Duration duration) {
        Thread thread = Thread.currentThread();
        long end = time.nanoTime() + duration.toNanos();
        Runnable unused = time.schedule(duration, () -> unpark(thread));
        while (time.nanoTime() < end) {
            park(this);
        }
    }

    private void giveTurn(Task task) {
        passTurn();
        while (turn != task) {
            task.mayRun.awaitUninterruptibly();
        }
    }

    /** Chooses who runs next: one of those that could, or the driver if there is none. */
    private void passTurn() {
        if (ready.isEmpty() || halted || turnsLeft == 0) {
            turn = null;
            driver.signal();
            return;
        }
        turnsLeft--;
        Task next = choose();
        turn = next;
        if (!next.launched) {
            next.launched = true;
            Thread.startVirtualThread(() -> runTask(next));
        }
        next.mayRun.signal();
    }

    private Task choose() {
        int chosen = choices.nextInt(ready.size());
        Task last = ready.removeLast();
        return chosen == ready.size() ? last : ready.set(chosen, last);
    }

    private void runTask(Task task) {
        lock.lock();
        try {
            tasks.put(Thread.currentThread(), task);
            while (turn != task) {
                task.mayRun.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
        try {
            task.code.run();
        } finally {
            lock.lock();
            try {
                tasks.remove(Thread.currentThread());
                passTurn();
            } finally {
                lock.unlock();
            }
        }
    }

    // The driver

    /** Has the turn go round until a task halts it. */
    void runUntilHalted() {
        while (!halted) {
            drive(Long.MAX_VALUE);
            if (!halted) {
                Runnable due = time.leap();
                if (due == null) {
                    throw new AssertionError(
                            "Everybody waits, and no timer is set: the test has come to a"
                                    + " deadlock.");
                }
                due.run();
            }
        }
        halted = false;
    }

    /** Has the turn come back to the driver; a task calls it. */
    void halt() {
        halted = true;
    }

    /** Has the turn go round until nobody can run. */
    void settle() {
        if (!drive(MOST_TURNS)) {
            throw new AssertionError(
                    "The actors do not come to rest: they have run for " + MOST_TURNS + " turns.");
        }
    }

    /** Gives at most so many turns; false if somebody could go on. */
    private boolean drive(long turns) {
        lock.lock();
        try {
            turnsLeft = turns;
            passTurn();
            while (turn != null) {
                long before = turnsLeft;
                boolean inTime = driver.await(LONGEST_TURN.toSeconds(), TimeUnit.SECONDS);
                if (!inTime && turnsLeft == before) {
                    throw new AssertionError(
                            "Somebody runs for more than "
                                    + LONGEST_TURN.toSeconds()
                                    + " s, or blocks outside the simulation. Wait in receive, ask"
                                    + " or await only.");
                }
            }
            return ready.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("The simulation was interrupted", e);
        } finally {
            lock.unlock();
        }
    }
}
