package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that looks after turns that do not end.
 *
 * <p>About every millisecond it looks at each worker. One that is still in the turn of the last
 * look hands its tasks over. One whose turn is found blocked, or has computed for 5 ms, loses its
 * place, so that another worker goes on in its stead, and the habit of the behaviour keeps it in
 * mind. The thread parks for good while no worker runs, and looks rarely while all of them are in
 * turns that have lost their place.
 *
 * <p>Invariant. {@code thread} and {@code rests} change under the lock of the places, so that a
 * worker that gets a place finds the overseer awake, or wakes it.
 *
 * <p>Source of the idea: {@code sysmon} in <a href="https://go.dev/src/runtime/proc.go">Go's
 * scheduler</a>.
 */
final class Overseer implements Runnable {

    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long RARELY = TimeUnit.MILLISECONDS.toNanos(64);

    /** After so many looks without an active worker it rests. */
    private static final int LINGERS = 5;

    private final Workers workers;
    private final Places places;
    private final String name;
    private final Map<Worker, Watch> watches = new HashMap<>();
    private @Nullable Thread thread;
    private boolean rests;

    Overseer(Workers workers, Places places, String name) {
        this.workers = workers;
        this.places = places;
        this.name = name;
    }

    // Under the lock of the places

    /** Starts the thread, or ends its rest: a worker that has got a place is about to run. */
    void rouse() {
        if (thread == null) {
            Thread started = new Thread(null, this, name, 0, false);
            started.setDaemon(true);
            started.start();
            thread = started;
        } else if (rests) {
            reconsider();
        }
    }

    /** Has the thread, if there is one, decide anew how long it rests. */
    void reconsider() {
        rests = false;
        LockSupport.unpark(thread);
    }

    // The thread

    @Override
    public void run() {
        Watch.Gauge gauge = new ThreadGauge();
        int quiet = 0;
        while (rest(quiet)) {
            quiet = places.active() > 0 ? 0 : quiet + 1;
            try {
                look(workers.now(), gauge);
            } catch (RuntimeException | Error failure) {
                Workers.report(failure);
            }
        }
    }

    /** Waits until it is time for a look; false if there is nothing to look at ever again. */
    private boolean rest(int quiet) {
        boolean lingers;
        boolean alone;
        synchronized (places) {
            alone = places.active() == 0 && places.away() == 0;
            if (alone && places.isClosed()) {
                thread = null;
                return false;
            }
            lingers = places.active() > 0 || quiet < LINGERS;
            rests = !lingers;
        }
        if (lingers) {
            LockSupport.parkNanos(this, TICK);
        } else if (alone) {
            LockSupport.park(this);
        } else {
            LockSupport.parkNanos(this, RARELY);
        }
        return true;
    }

    private void look(long now, Watch.Gauge gauge) {
        Worker[] members = places.members();
        if (watches.size() > members.length) {
            watches.keySet().retainAll(Set.of(members));
        }
        for (Worker worker : members) {
            Watch watch = watches.computeIfAbsent(worker, w -> new Watch(w, w::turns, gauge));
            Watch.Finding before = watch.found();
            Watch.Finding found = watch.look(now);
            switch (found) {
                case NOTHING -> {}
                case SLOW -> worker.handOver();
                case BUSY -> {
                    worker.habit().computes();
                    worker.handOver();
                    places.relieve(worker);
                }
                case BLOCKED -> {
                    if (before != found) {
                        worker.habit().blocked(now);
                    }
                    worker.handOver();
                    places.withdraw(worker);
                }
            }
        }
    }
}
