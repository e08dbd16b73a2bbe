package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A thread that runs turns, one after another, while it holds a place.
 *
 * <p>Invariant. A worker without a place keeps no task. It hands over what it has before it rests,
 * and the overseer does so for one whose turn goes on, time and again, since that turn may not know
 * yet that the place is gone. A worker that loses its place in the instant in which its turn ends
 * may run one turn more.
 */
final class Worker extends Thread {

    /** What it may do. */
    enum Standing {
        /** It holds a place: it runs turns, or looks for work. */
        PLACED,
        /** It has lost its place in a turn. */
        AWAY,
        /** It waits for a place. */
        IDLE,
        /** It ends. */
        DISMISSED
    }

    private static final int QUEUE_CAPACITY = 1024;

    /**
     * After so many picks the worker prefers, once, those that wait to the one made to run next.
     */
    private static final int ROUND = 64;

    private static final Habit NEVER_RAN = new Habit(false);

    /** A search lasts so long while searches find something, and so long while they do not. */
    private static final long LONG_SEARCH = TimeUnit.MICROSECONDS.toNanos(20);

    private static final long SHORT_SEARCH = TimeUnit.MICROSECONDS.toNanos(2);

    /** What its turns have in hand, one after another. */
    final Turn turn = new Turn(this);

    private final Workers workers;
    private final Places places;
    private final RunQueue queue = new RunQueue(QUEUE_CAPACITY);
    private final AtomicLong turns = new AtomicLong();
    private final Numbers.Block numbers = new Numbers.Block();
    private Habit habit = NEVER_RAN;
    private int picks;
    private long searchTime = LONG_SEARCH;

    /** Changes under the lock of the places. */
    volatile Standing standing = Standing.PLACED;

    /** Changes under the lock of the places, by this thread or before it goes on. */
    boolean searches = true;

    /** Makes one that holds a place and searches. */
    Worker(Workers workers, Places places, String name) {
        super(null, null, name, 0, false);
        this.workers = workers;
        this.places = places;
        setDaemon(true);
        setContextClassLoader(workers.loader());
    }

    boolean isOneOf(Workers these) {
        return workers == these;
    }

    /** Counts the beginnings and ends of its turns: odd while one is under way. */
    long turns() {
        return turns.get();
    }

    boolean isPlaced() {
        return standing == Standing.PLACED;
    }

    boolean hasQueued() {
        return !queue.isEmpty();
    }

    Workers.@Nullable Task stolenInto(RunQueue into) {
        return queue.takeHalf(into);
    }

    /** The habit of the turn under way, or of the last one. */
    Habit habit() {
        return habit;
    }

    // From its own turn

    Numbers.Block numbers() {
        return numbers;
    }

    void runNext(Workers.Task task) {
        if (!isPlaced() || !queue.addNext(task)) {
            runLater(task);
        }
    }

    void runLater(Workers.Task task) {
        if (isPlaced() && queue.add(task)) {
            places.workCame();
        } else {
            workers.submit(task);
        }
    }

    void enterWait() {
        places.withdraw(this);
    }

    void leaveWait() {
        places.giveBack(this);
    }

    /**
     * Gives what waits here to others. The overseer calls it too, while the turn may add more: no
     * more is given than can have waited at the beginning.
     */
    void handOver() {
        for (int most = QUEUE_CAPACITY + 1; most > 0; most--) {
            Workers.Task task = takeOwn();
            if (task == null) {
                return;
            }
            workers.submit(task);
        }
    }

    // The loop

    @Override
    public void run() {
        do {
            for (Workers.Task task = pick(); task != null; task = pick()) {
                begin(task);
            }
            handOver();
        } while (places.rest(this));
    }

    /** Chooses what runs next; null if there is nothing, or if the place is gone. */
    private Workers.@Nullable Task pick() {
        if (!isPlaced()) {
            return null;
        }
        picks++;
        Workers.Task task = picks % ROUND == 0 ? takeWaiting() : null;
        if (task == null) {
            task = takeOwn();
        }
        if (task == null) {
            task = workers.takeCommon();
        }
        if (task == null && (searches || places.startSearch(this))) {
            task = search();
        }
        if (task != null && searches) {
            places.endSearch(this);
        }
        return task;
    }

    private Workers.@Nullable Task takeOwn() {
        Workers.Task task = queue.takeNext();
        return task != null ? task : queue.take();
    }

    /** Takes what waits in the queues, now from this one first and now from that. */
    private Workers.@Nullable Task takeWaiting() {
        boolean ownFirst = picks % (2 * ROUND) == 0;
        Workers.Task task = ownFirst ? queue.take() : workers.takeCommon();
        if (task == null) {
            task = ownFirst ? workers.takeCommon() : queue.take();
        }
        Workers.Task gaveWay = task != null ? queue.takeNext() : null;
        if (gaveWay != null) {
            runLater(gaveWay);
        }
        return task;
    }

    /**
     * Spins for what may come at once, in vain only now and then: where tasks come one by one from
     * threads that are busy with something else, spinning would take the processor from them.
     */
    private Workers.@Nullable Task search() {
        long end = System.nanoTime() + searchTime;
        do {
            Workers.Task task = places.steal(queue, picks++);
            if (task == null) {
                task = workers.takeCommon();
            }
            if (task != null) {
                searchTime = Math.min(2 * searchTime, LONG_SEARCH);
                return task;
            }
            Thread.onSpinWait();
        } while (isPlaced() && System.nanoTime() - end < 0);
        searchTime = Math.max(searchTime / 2, SHORT_SEARCH);
        return null;
    }

    private void begin(Workers.Task task) {
        Habit known = task.habit();
        switch (ground(known)) {
            case WORKER -> run(task, known);
            case WORKER_ON_TRIAL -> {
                run(task, known);
                known.passed();
            }
            case RELIEVED_WORKER -> {
                places.relieve(this);
                long began = workers.now();
                run(task, known);
                known.computed(workers.now() - began);
            }
            case VIRTUAL_THREAD -> workers.runOnVirtualThread(task);
        }
    }

    private Habit.Ground ground(Habit known) {
        if (workers.isCrowded()) {
            return Habit.Ground.VIRTUAL_THREAD;
        }
        return known.isSwift() ? Habit.Ground.WORKER : known.choose(workers.now());
    }

    private void run(Workers.Task task, Habit known) {
        if (habit != known) {
            habit = known;
        }
        turns.setRelease(turns.getPlain() + 1);
        Workers.run(task);
        turns.setRelease(turns.getPlain() + 1);
        Thread.interrupted();
    }
}
