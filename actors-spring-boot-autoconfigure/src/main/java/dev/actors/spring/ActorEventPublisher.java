package dev.actors.spring;

import dev.actors.ActorInfo;
import dev.actors.CrashReport;
import dev.actors.DeadLetter;
import dev.actors.ExitReason;
import dev.actors.NodeListener;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Publishes what happens to a node's actors as {@link ActorEvent}s, and holds up none of them:
 * 1,024 events wait for their listeners, and those that come while so many wait are dropped and
 * counted.
 *
 * <p>Invariant: {@code publishing} is taken by whoever starts the one thread that publishes, and
 * given back by that thread, which then looks once more for what has come meanwhile. While there is
 * nothing to publish there is no thread.
 *
 * <p>It stops after the node, once all that has happened is published.
 */
public final class ActorEventPublisher implements NodeListener, SmartLifecycle {

    private static final Logger LOGGER = System.getLogger(ActorEventPublisher.class.getName());
    private static final int CAPACITY = 1_024;

    private final ApplicationEventPublisher publisher;
    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>(CAPACITY);
    private final AtomicBoolean publishing = new AtomicBoolean();
    private final AtomicLong dropped = new AtomicLong();
    private volatile boolean running;

    /**
     * Publishes to an application.
     *
     * @param publisher where the application's listeners are
     */
    public ActorEventPublisher(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * The events that were dropped since the application started, because listeners were slower
     * than what happened.
     *
     * @return their number
     */
    public long dropped() {
        return dropped.get();
    }

    @Override
    public void crashed(CrashReport report) {
        publish(new ActorEvent.Crashed(report));
    }

    @Override
    public void restarted(ActorInfo actor, ExitReason reason) {
        publish(new ActorEvent.Restarted(actor, reason));
    }

    @Override
    public void ended(ActorInfo actor, ExitReason reason) {
        publish(new ActorEvent.Exited(actor, reason));
    }

    @Override
    public void deadLetter(DeadLetter letter) {
        publish(new ActorEvent.DeadLettered(letter));
    }

    private void publish(ActorEvent event) {
        if (waiting.offer(() -> publisher.publishEvent(event))) {
            ensurePublished();
        } else if (dropped.getAndIncrement() == 0) {
            LOGGER.log(
                    Level.WARNING,
                    "Listeners of actor events are too slow: events are dropped from now on, and"
                            + " counted. Have them hand long work over to a thread of their own.");
        }
    }

    private void ensurePublished() {
        if (!waiting.isEmpty() && publishing.compareAndSet(false, true)) {
            thread("actor-events").start(this::publishAll);
        }
    }

    /** What happened is no listener's own: it takes nothing over from the thread it happened on. */
    private static Thread.Builder thread(String name) {
        return Thread.ofVirtual().inheritInheritableThreadLocals(false).name(name);
    }

    private void publishAll() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            try {
                next.run();
            } catch (RuntimeException | Error e) {
                LOGGER.log(Level.WARNING, "A listener of actor events failed", e);
            }
        }
        publishing.set(false);
        ensurePublished();
    }

    // The lifecycle

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    /** Calls back behind all events that wait. */
    @Override
    public void stop(Runnable callback) {
        stop();
        thread("actor-events-stop")
                .start(
                        () -> {
                            try {
                                waiting.put(callback);
                                ensurePublished();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Below the node's, so that it starts before and stops after it. */
    @Override
    public int getPhase() {
        return NodeLifecycle.PHASE - 1;
    }
}
