package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Which workers there are, and which of them may run turns.
 *
 * <p>Invariants. A worker holds one of the places, or is idle, or is away: in a turn that has lost
 * its place, or on its way back from one. {@code active} and {@code away} count the first and the
 * last, {@code searching} those of both that look for work. All fields change under this object's
 * lock.
 *
 * <p>No wake-up is lost. Who adds a task looks afterwards whether a worker searches, and wakes one
 * if none does and a place is free. Who ends a search or gives up a place looks for tasks
 * afterwards, and does the same. So while a task waits in a queue, a worker searches that is going
 * to see it, or all places are held by workers that look for tasks before they rest; and the
 * overseer takes the place of one whose turn does not end. Wake-ups come one at a time: who is
 * woken searches, and wakes the next when it has found work and there is more.
 */
final class Places {

    /**
     * Turns per place that go on beside those that hold one, before a turn that computes must keep
     * its place. With so many, the slices that the operating system gives to each add up to some 50
     * ms a round, and one more would keep others waiting no less than a worker that is not
     * replaced.
     */
    private static final int RELIEVED_PER_PLACE = 16;

    /**
     * How long a worker that dozes does not look for work. Being woken costs some 10 µs of
     * processor time, so at 40,000 messages a second it saves most of them for seven of eight.
     */
    private static final long NAP = TimeUnit.MICROSECONDS.toNanos(200);

    /** How often a worker looks in vain before it dozes no more. */
    private static final int MOST_NAPS = 10;

    private final Workers workers;
    private final int parallelism;
    private final int mostRelieved;
    private final String name;
    private final Overseer overseer;
    private final Deque<Worker> idle = new ArrayDeque<>();
    private volatile Worker[] members = {};
    private volatile int active;
    private volatile int searching;
    private volatile int away;
    private volatile boolean closed;
    private volatile boolean hasCalmWork;
    private volatile boolean dozes;
    private int hired;

    Places(Workers workers, int parallelism, String name) {
        this.workers = workers;
        this.parallelism = parallelism;
        this.name = name;
        mostRelieved = Math.min(RELIEVED_PER_PLACE * parallelism, Workers.MOST_AWAY / 2);
        overseer = new Overseer(workers, this, name + "-overseer");
    }

    /** The workers that there are; nobody changes the array. */
    Worker[] members() {
        return members;
    }

    int active() {
        return active;
    }

    int away() {
        return away;
    }

    boolean isClosed() {
        return closed;
    }

    // Work comes

    /** Wakes a worker if that is of use; called after a task was added to a queue. */
    void workCame() {
        if (searching == 0 && active < parallelism) {
            wake();
        }
    }

    /** The same for work that nobody waits for: who dozes sees it soon. */
    void calmWorkCame() {
        if (!hasCalmWork) {
            hasCalmWork = true;
        }
        if (!dozes) {
            workCame();
        }
    }

    private void lookForWork() {
        if (searching == 0 && active < parallelism && hasWork()) {
            wake();
        }
    }

    private boolean hasWork() {
        if (workers.hasCommon()) {
            return true;
        }
        for (Worker member : members) {
            if (member.hasQueued()) {
                return true;
            }
        }
        return false;
    }

    private void wake() {
        Worker woken;
        synchronized (this) {
            if (searching > 0 || active == parallelism) {
                return;
            }
            if (idle.isEmpty()) {
                overseer.rouse();
                woken = hire();
            } else {
                woken = idle.removeLast();
                woken.searches = true;
                woken.standing = Worker.Standing.PLACED;
            }
            searching++;
            active++;
        }
        LockSupport.unpark(woken);
    }

    private Worker hire() {
        Worker worker = new Worker(workers, this, name + "-" + (hired + 1));
        worker.start();
        hired++;
        Worker[] more = Arrays.copyOf(members, members.length + 1);
        more[members.length] = worker;
        members = more;
        return worker;
    }

    // A worker looks for work, or has found it

    /** Lets a worker search, unless half as many as there are places do. */
    synchronized boolean startSearch(Worker worker) {
        worker.searches = searching == 0 || 2 * searching < parallelism;
        if (worker.searches) {
            searching++;
        }
        return worker.searches;
    }

    /** A worker has found work. */
    void endSearch(Worker worker) {
        synchronized (this) {
            worker.searches = false;
            searching--;
        }
        lookForWork();
    }

    /** Takes tasks out of another worker's queue. */
    Workers.@Nullable Task steal(RunQueue into, int start) {
        Worker[] victims = members;
        for (int i = 0; i < victims.length; i++) {
            Worker victim = victims[Math.floorMod(start + i, victims.length)];
            Workers.Task task = victim.stolenInto(into);
            if (task != null) {
                return task;
            }
        }
        return null;
    }

    // A worker loses its place, or gets one

    /** Takes the place of a worker whose turn goes on, and its tasks with it. */
    void withdraw(Worker worker) {
        withdraw(worker, Integer.MAX_VALUE);
    }

    /** The same for a turn that computes; it keeps its place where too many go on without one. */
    void relieve(Worker worker) {
        withdraw(worker, mostRelieved);
    }

    private void withdraw(Worker worker, int mostAway) {
        synchronized (this) {
            if (!worker.isPlaced() || away >= mostAway) {
                return;
            }
            worker.standing = Worker.Standing.AWAY;
            active--;
            away++;
        }
        worker.handOver();
        lookForWork();
    }

    /** Gives a worker a place for the rest of its turn, if one is free. */
    synchronized void giveBack(Worker worker) {
        if (worker.standing == Worker.Standing.AWAY && active < parallelism) {
            overseer.rouse();
            worker.standing = Worker.Standing.PLACED;
            away--;
            active++;
        }
    }

    /**
     * Has a worker wait until it gets a place, which it may lose at once; false if it never will.
     */
    boolean rest(Worker worker) {
        synchronized (this) {
            if (worker.isPlaced()) {
                active--;
            } else {
                away--;
            }
            if (worker.searches) {
                worker.searches = false;
                searching--;
            }
            if (closed || idle.size() == parallelism) {
                dismiss(worker);
            } else {
                worker.standing = Worker.Standing.IDLE;
                idle.addLast(worker);
            }
        }
        lookForWork();
        if (hasCalmWork) {
            doze(worker);
        }
        while (worker.standing == Worker.Standing.IDLE) {
            LockSupport.park(this);
            Thread.interrupted();
        }
        if (worker.standing == Worker.Standing.DISMISSED) {
            return false;
        }
        synchronized (this) {
            overseer.rouse();
        }
        return true;
    }

    /**
     * Has an idle worker look for work from time to time, while some comes that nobody waits for.
     * It ends as soon as there is work, or has been none for a while; one worker dozes at a time.
     */
    private void doze(Worker worker) {
        synchronized (this) {
            if (dozes) {
                return;
            }
            dozes = true;
            hasCalmWork = false;
        }
        for (int naps = 0; naps < MOST_NAPS && !workers.hasCommon(); naps++) {
            if (worker.standing != Worker.Standing.IDLE) {
                break;
            }
            LockSupport.parkNanos(this, NAP);
            Thread.interrupted();
        }
        dozes = false;
        if (workers.hasCommon()) {
            rise(worker);
        }
    }

    private synchronized void rise(Worker worker) {
        if (worker.standing == Worker.Standing.IDLE && active < parallelism) {
            idle.remove(worker);
            worker.searches = true;
            worker.standing = Worker.Standing.PLACED;
            searching++;
            active++;
        }
    }

    private void dismiss(Worker worker) {
        worker.standing = Worker.Standing.DISMISSED;
        members = Arrays.stream(members).filter(m -> m != worker).toArray(Worker[]::new);
    }

    synchronized void open() {
        closed = false;
    }

    /** Ends the idle threads, and from now on each one that would become idle. */
    void close() {
        synchronized (this) {
            closed = true;
            for (Worker worker : idle) {
                dismiss(worker);
                LockSupport.unpark(worker);
            }
            idle.clear();
            overseer.reconsider();
        }
    }
}
