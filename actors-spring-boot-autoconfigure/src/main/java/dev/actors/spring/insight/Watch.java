package dev.actors.spring.insight;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Has a node sampled once a second while somebody watches, and shows each sample to all who do. The
 * thread that does it is there only then. Where a sample and its showing take more than a fiftieth
 * of that second, the next one comes later, so that it never takes more than 2% of one processor,
 * or one sample in five seconds.
 *
 * <p>Invariants. The sets and {@code thread} are guarded by the lock. A watcher is shown the
 * samples on one thread, one after another.
 */
public final class Watch {

    private static final Logger LOGGER = System.getLogger(Watch.class.getName());
    private static final int SHARE = 50;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final NodeModel model;
    private final RecentEvents events;
    private final FlowMeter flow;
    private final Duration pace;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Watcher> watchers = new LinkedHashSet<>();
    private final Set<Watcher> fresh = new LinkedHashSet<>();
    private @Nullable Thread thread;

    /** What is to be done: a sample for all, or the last one for those who are new. */
    private record Turn(List<Watcher> shown, boolean isDue) {}

    /** Somebody who watches. */
    @FunctionalInterface
    public interface Watcher {

        /**
         * There is a new sample, or this watcher is new. It must not block.
         *
         * @param restarts those since the last sample; none for who is new
         */
        void see(RecentEvents.Restarts restarts);
    }

    /**
     * Nobody watches yet.
     *
     * @param model what is sampled
     * @param events what happens
     */
    public Watch(NodeModel model, RecentEvents events) {
        this(model, events, new FlowMeter(model.node()), Duration.ofSeconds(1));
    }

    Watch(NodeModel model, RecentEvents events, FlowMeter flow, Duration pace) {
        this.model = model;
        this.events = events;
        this.flow = flow;
        this.pace = pace;
    }

    /**
     * How often a node is sampled at best.
     *
     * @return the time from one sample to the next
     */
    public Duration pace() {
        return pace;
    }

    /**
     * The flow of messages.
     *
     * @return its meter, which counts while it is {@link #add watched}
     */
    public FlowMeter flow() {
        return flow;
    }

    /**
     * Somebody watches from now on, and soon sees the first sample.
     *
     * @param watcher sees the samples
     * @param watchesFlow whether messages between behaviours are to be counted for it
     * @return to be run once, when it watches no longer
     */
    public Runnable add(Watcher watcher, boolean watchesFlow) {
        if (watchesFlow) {
            flow.open();
        }
        lock.lock();
        try {
            watchers.add(watcher);
            fresh.add(watcher);
            if (thread == null) {
                events.watch(true);
                thread =
                        Thread.ofPlatform()
                                .daemon()
                                .inheritInheritableThreadLocals(false)
                                .name("actors-dashboard")
                                .start(this::run);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return () -> remove(watcher, watchesFlow);
    }

    private void remove(Watcher watcher, boolean watchedFlow) {
        lock.lock();
        try {
            watchers.remove(watcher);
            fresh.remove(watcher);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (watchedFlow) {
            flow.close();
        }
    }

    private void run() {
        long due = System.nanoTime();
        for (Turn turn = next(0); turn != null; turn = next(due - System.nanoTime())) {
            if (turn.isDue()) {
                long start = System.nanoTime();
                sample(turn.shown());
                long cost = System.nanoTime() - start;
                due = start + Math.clamp(SHARE * cost, pace.toNanos(), longest());
            } else {
                RecentEvents.Restarts none = new RecentEvents.Restarts(List.of(), 0);
                turn.shown().forEach(watcher -> show(watcher, none));
            }
        }
    }

    private long longest() {
        return Math.max(pace.toNanos(), LONGEST.toNanos());
    }

    /** Waits until a sample is due or somebody is new; null to end. */
    private @Nullable Turn next(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && fresh.isEmpty() && !watchers.isEmpty()) {
                left = changed.awaitNanos(left);
            }
            if (watchers.isEmpty()) {
                thread = null;
                events.watch(false);
                model.rest();
                return null;
            }
            boolean isDue = left <= 0;
            Turn turn = new Turn(List.copyOf(isDue ? watchers : fresh), isDue);
            fresh.clear();
            return turn;
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts this thread", e);
        } finally {
            lock.unlock();
        }
    }

    /** Another one follows where this one fails, by a bean of the application perhaps. */
    private void sample(List<Watcher> all) {
        try {
            takeSample(all);
        } catch (Throwable e) {
            LOGGER.log(Level.WARNING, "The node could not be sampled", e);
        }
    }

    private void takeSample(List<Watcher> all) {
        double seconds = model.next(all.size());
        if (seconds > 0) {
            flow.tick(seconds);
        }
        RecentEvents.Restarts restarts = events.takeRestarts();
        all.forEach(watcher -> show(watcher, restarts));
    }

    private static void show(Watcher watcher, RecentEvents.Restarts restarts) {
        try {
            watcher.see(restarts);
        } catch (Throwable e) {
            LOGGER.log(Level.WARNING, "A sample of the node could not be shown", e);
        }
    }
}
