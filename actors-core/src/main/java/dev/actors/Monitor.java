package dev.actors;

import org.jspecify.annotations.Nullable;

/**
 * One run's watch over one actor.
 *
 * <p>Invariant: a monitor is over once, by its {@code Down} or by being cancelled, whichever comes
 * first under this object's monitor; a message of a monitor that was cancelled is stale wherever it
 * is. So no message is taken after a cancel has returned, and exactly one {@code Down} without.
 */
final class Monitor implements Origin, Holding, Watcher {

    final MonitorRef ref;
    private final Incarnation watcher;
    private final @Nullable Cell target;

    /** Ends the watch on a target elsewhere. */
    private volatile @Nullable Runnable farewell;

    private final boolean restarts;
    private boolean over;
    private volatile boolean cancelled;

    Monitor(Incarnation watcher, Address target, boolean restarts) {
        Node node = watcher.cell.node();
        this.watcher = watcher;
        this.target = node.registry().findCell(target);
        this.restarts = restarts;
        ref = new MonitorRef(target, node.nextNumber());
    }

    /** Begins; if the target is dead already, that is told at once. */
    void start() {
        watcher.holdings().add(this);
        if (target == null) {
            startAfar();
            return;
        }
        ExitReason exit = target.life().bonds().addMonitor(this);
        if (exit != null) {
            ended(exit);
        } else if (cancelled) {
            target.life().bonds().removeMonitor(this);
        }
    }

    private void startAfar() {
        Node node = watcher.cell.node();
        Route route = node.routes().find(ref.target());
        if (route == null) {
            ended(Registry.reasonOfUnknown(ref.target(), node));
            return;
        }
        farewell = route.monitor(ref.target(), this);
        if (cancelled) {
            leave();
        }
    }

    private void leave() {
        Runnable known = farewell;
        if (known != null) {
            known.run();
        }
    }

    private ExitReason isolated(ExitReason reason) {
        return watcher.cell.node().messaging().isolate(reason);
    }

    Address watcher() {
        return watcher.cell;
    }

    Address target() {
        return ref.target();
    }

    /** Tells of the target's end. */
    @Override
    public void ended(ExitReason reason) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            boolean unused =
                    Delivery.signal(
                            watcher.cell, new Down(ref, ref.target(), isolated(reason)), this);
        }
    }

    /** Tells of a restart, if it is to. */
    @Override
    public synchronized void restarted(ExitReason cause) {
        if (restarts && !over) {
            boolean unused =
                    Delivery.signal(
                            watcher.cell, new Restarted(ref, ref.target(), isolated(cause)), this);
        }
    }

    synchronized boolean isOver() {
        return over;
    }

    @Override
    public Object key() {
        return ref;
    }

    /** Its {@code Down} is in the actor's hands: a demonitor has nothing to take back any more. */
    @Override
    public void taken(Object message) {
        if (message instanceof Down) {
            watcher.holdings().remove(this);
        }
    }

    @Override
    public void release() {
        synchronized (this) {
            over = true;
            cancelled = true;
        }
        if (target != null) {
            target.life().bonds().removeMonitor(this);
        }
        leave();
    }

    @Override
    public Address sender(Object message) {
        return target();
    }

    @Override
    public boolean isStaleFor(Incarnation receiver) {
        return cancelled || receiver != watcher;
    }
}
