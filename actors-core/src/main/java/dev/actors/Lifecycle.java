package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The life of one actor: its incarnations, one after another, and its end.
 *
 * <p>Invariants. All fields change under this object's monitor; user code and listeners are called
 * outside it. At any time the actor either has a running incarnation, or is suspended between two
 * of them, or has ended. Who takes the suspension away decides what comes next. The actor ends
 * once, and its names are free before anybody can know of the end.
 */
final class Lifecycle extends Attended {

    private final @Nullable Supervision supervision;
    private volatile Incarnation incarnation;
    private volatile @Nullable ExitReason exit;
    private volatile int restarts;
    private volatile @Nullable ExitReason lastCrash;
    private boolean stopping;
    private boolean startedOnce;
    private @Nullable Ending raised;
    private @Nullable ExitReason suspendedAfter;
    private boolean restarting;

    /** An exit signal that no incarnation has ended by yet. */
    private @Nullable ExitReason signal;

    private @Nullable Runnable cancelTimer;

    Lifecycle(Cell cell, @Nullable CompletableFuture<Address> start) {
        super(cell, start);
        supervision = cell.spec.newSupervision(cell, this);
        incarnation = new Incarnation(cell);
    }

    Incarnation incarnation() {
        return incarnation;
    }

    @Override
    @Nullable ExitReason exit() {
        return exit;
    }

    int restarts() {
        return restarts;
    }

    /** How the incarnation before the last restart ended. */
    @Nullable ExitReason lastCrash() {
        return lastCrash;
    }

    void hasStarted(Incarnation started) {
        synchronized (this) {
            if (started != incarnation) {
                return;
            }
            startedOnce = true;
        }
        tellStarted();
        if (supervision != null) {
            supervision.incarnationStarted();
        }
    }

    // Ending

    /** Ends the incarnation; a supervised actor may be restarted. */
    void kill() {
        end(incarnation, Ending.kill());
    }

    /**
     * Ends the incarnation as an actor linked to it has ended; the next one, if this one ends by
     * something else or has ended already.
     */
    void exitSignal(ExitReason reason) {
        Incarnation running;
        synchronized (this) {
            signal = reason;
            running = incarnation;
        }
        end(running, new Ending(reason, false));
    }

    /** Ends the actor for good. */
    void stop(boolean brutally) {
        Ending ending = brutally || shutdownTimeout().isZero() ? Ending.kill() : Ending.shutdown();
        ExitReason suspended;
        Incarnation running;
        synchronized (this) {
            stopping = true;
            suspended = claimSuspension();
            running = incarnation;
        }
        if (suspended == null) {
            end(running, ending);
        } else {
            finish(ending.reason());
        }
    }

    void suspend() {
        end(incarnation, shutdownTimeout().isZero() ? Ending.kill() : Ending.shutdown());
    }

    private void end(Incarnation running, Ending ending) {
        synchronized (this) {
            boolean ignored = raised != null && !ending.outranks(raised);
            boolean late = exit != null || suspendedAfter != null || running != incarnation;
            if (ignored || late) {
                return;
            }
            raised = ending;
            cancelTimer();
            cancelTimer =
                    ending.gentle()
                            ? cell.node()
                                    .time()
                                    .schedule(shutdownTimeout(), () -> end(running, Ending.kill()))
                            : cell.node()
                                    .time()
                                    .schedule(cell.node().settings().killGrace(), running::abandon);
        }
        running.raise(ending);
    }

    private Duration shutdownTimeout() {
        return cell.spec.shutdownTimeoutOr(cell.node().settings().shutdownTimeout());
    }

    // Suspension and restart

    /** A run is over, and nobody knows it yet: if it was the last one, its names are free now. */
    synchronized void incarnationEnds() {
        if (!mayBeRestarted()) {
            cell.releaseNames();
        }
    }

    private boolean mayBeRestarted() {
        return supervision != null && !stopping && startedOnce && !cell.node().isClosing();
    }

    void incarnationEnded(Incarnation ended, ExitReason reason) {
        boolean supervised;
        boolean byItself;
        synchronized (this) {
            if (ended != incarnation || exit != null) {
                return;
            }
            cancelTimer();
            byItself = raised == null || !raised.reason().equals(reason);
            supervised = mayBeRestarted();
            suspendedAfter = supervised ? reason : null;
        }
        cell.forgetViewSupplier();
        cell.node().events().incarnationEnded(Reports.name(cell), reason, byItself);
        if (supervised) {
            decide(reason);
        } else {
            finish(reason);
        }
    }

    /** A restart begins without the children that the last incarnation had spawned linked. */
    private void stopLinkedChildren(Runnable then) {
        List<CompletableFuture<ExitReason>> ends = new ArrayList<>();
        for (Cell child : links().reversed()) {
            if (cell.address().equals(child.parent)) {
                Bonds.unlink(cell, child);
                child.life.stop(false);
                ends.add(child.life.termination());
            }
        }
        if (ends.isEmpty()) {
            then.run();
        } else {
            Futures.whenDone(CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new)), then);
        }
    }

    private void decide(ExitReason reason) {
        try {
            if (supervision != null) {
                supervision.incarnationEnded(reason);
            }
        } catch (Throwable e) {
            cell.node().events().supervisionFailed(Reports.name(cell), e);
            giveUp();
        }
    }

    void restart(Duration delay) {
        synchronized (this) {
            if (suspendedAfter == null || restarting) {
                return;
            }
            restarting = true;
        }
        stopLinkedChildren(() -> relaunchAfter(delay));
    }

    private void relaunchAfter(Duration delay) {
        synchronized (this) {
            if (suspendedAfter == null) {
                return;
            }
            if (delay.isPositive()) {
                cancelTimer = cell.node().time().schedule(delay, this::relaunch);
                return;
            }
        }
        relaunch();
    }

    private void relaunch() {
        ExitReason reason;
        ExitReason missed;
        Incarnation next;
        synchronized (this) {
            reason = claimSuspension();
            if (reason == null) {
                return;
            }
            restarts++;
            lastCrash = reason;
            next = new Incarnation(cell);
            incarnation = next;
            raised = null;
            restarting = false;
            missed = reason.equals(signal) ? null : signal;
            signal = null;
        }
        cell.statistics.countRestart(reason.kind());
        cell.node().events().restarted(Reports.info(cell), reason);
        monitors().forEach(monitor -> monitor.restarted(reason));
        if (missed != null) {
            exitSignal(missed);
        }
        next.launch();
    }

    void giveUp() {
        ExitReason reason = claimSuspension();
        if (reason != null) {
            finish(reason);
        }
    }

    private synchronized @Nullable ExitReason claimSuspension() {
        ExitReason reason = suspendedAfter;
        if (reason != null) {
            suspendedAfter = null;
            cancelTimer();
        }
        return reason;
    }

    // The end

    private void finish(ExitReason reason) {
        List<Envelope> rest;
        Bonds told;
        ActorInfo last = Reports.info(cell).at(ActorStatus.ENDED);
        synchronized (this) {
            if (exit != null) {
                return;
            }
            cancelTimer();
            cell.releaseNames();
            exit = reason;
            rest = cell.mailbox.close();
            told = releaseBonds();
            cell.shed();
            incarnation = new Incarnation(cell); // so that nothing holds what the last one held
        }
        rest.forEach(cell::refuse);
        cell.node().registry().forget(cell);
        cell.statistics.countExit(reason.kind());
        cell.node().events().ended(last, reason);
        if (told != null) {
            told.end(reason);
        }
        tellEnded(reason);
    }

    private void cancelTimer() {
        if (cancelTimer != null) {
            cancelTimer.run();
            cancelTimer = null;
        }
    }
}
