package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
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
final class Lifecycle implements Supervision.Child {

    private final Cell cell;
    private final @Nullable Supervision supervision;
    private volatile Incarnation incarnation;
    private volatile @Nullable ExitReason exit;
    private volatile int restarts;
    private boolean stopping;
    private boolean startedOnce;
    private @Nullable ExitReason raised;
    private @Nullable ExitReason suspendedAfter;
    private @Nullable Runnable cancelTimer;
    private @Nullable CompletableFuture<Address> start;
    private @Nullable CompletableFuture<ExitReason> termination;

    Lifecycle(Cell cell, @Nullable CompletableFuture<Address> start) {
        this.cell = cell;
        this.start = start;
        supervision = cell.spec.newSupervision();
        incarnation = new Incarnation(cell);
    }

    Incarnation incarnation() {
        return incarnation;
    }

    /** Why the actor ended; null while it lives. */
    @Nullable ExitReason exit() {
        return exit;
    }

    int restarts() {
        return restarts;
    }

    /** The end of the actor, once it comes. */
    synchronized CompletableFuture<ExitReason> termination() {
        if (termination == null) {
            termination =
                    exit == null
                            ? new CompletableFuture<>()
                            : CompletableFuture.completedFuture(exit);
        }
        return termination;
    }

    synchronized void hasStarted() {
        startedOnce = true;
        if (start != null) {
            start.complete(cell.address());
            start = null;
        }
    }

    /** Ends the incarnation; a supervised actor may be restarted. */
    void kill() {
        end(new ExitReason.Killed());
    }

    /** Ends the actor for good. */
    void stop(boolean brutally) {
        ExitReason reason = brutally ? new ExitReason.Killed() : new ExitReason.Shutdown();
        ExitReason suspended;
        synchronized (this) {
            stopping = true;
            suspended = claimSuspension();
        }
        if (suspended == null) {
            end(reason);
        } else {
            finish(reason);
        }
    }

    private void end(ExitReason reason) {
        Incarnation ending;
        synchronized (this) {
            boolean ignored = raised instanceof ExitReason.Killed || reason.equals(raised);
            if (exit != null || suspendedAfter != null || ignored) {
                return;
            }
            raised = reason;
            ending = incarnation;
            cancelTimer();
            cancelTimer = schedulePatience(ending, reason);
        }
        ending.raise(reason);
    }

    /** A stopped incarnation that does not end is killed; a killed one is abandoned. */
    private Runnable schedulePatience(Incarnation ending, ExitReason reason) {
        NodeBuilder.Settings settings = cell.node().settings();
        return reason instanceof ExitReason.Killed
                ? time().schedule(settings.killGrace(), ending::abandon)
                : time().schedule(settings.shutdownTimeout(), this::kill);
    }

    void incarnationEnded(Incarnation ended, ExitReason reason) {
        Supervision decides;
        synchronized (this) {
            if (ended != incarnation || exit != null) {
                return;
            }
            cancelTimer();
            boolean forGood = stopping || !startedOnce || cell.node().isClosing();
            decides = forGood ? null : supervision;
            suspendedAfter = decides == null ? null : reason;
        }
        cell.forgetViewSupplier();
        cell.node().events().incarnationEnded(Reports.name(cell), reason);
        if (decides == null) {
            finish(reason);
            return;
        }
        try {
            decides.incarnationEnded(this, reason);
        } catch (Throwable e) {
            cell.node().events().supervisionFailed(Reports.name(cell), e);
            giveUp();
        }
    }

    @Override
    public void restart(Duration delay) {
        synchronized (this) {
            if (suspendedAfter == null || cancelTimer != null) {
                return;
            }
            if (delay.isPositive()) {
                cancelTimer = time().schedule(delay, this::relaunch);
                return;
            }
        }
        relaunch();
    }

    private void relaunch() {
        ExitReason reason;
        Incarnation next;
        synchronized (this) {
            reason = claimSuspension();
            if (reason == null) {
                return;
            }
            restarts++;
            next = new Incarnation(cell);
            incarnation = next;
            raised = null;
        }
        cell.statistics.countRestart(reason.kind());
        cell.node().events().restarted(Reports.info(cell), reason);
        next.launch();
    }

    @Override
    public void giveUp() {
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

    private void finish(ExitReason reason) {
        List<Envelope> rest;
        CompletableFuture<Address> failedStart;
        CompletableFuture<ExitReason> awaited;
        ActorInfo last;
        synchronized (this) {
            if (exit != null) {
                return;
            }
            cancelTimer();
            last = Reports.info(cell).at(ActorStatus.ENDED);
            cell.releaseNames();
            exit = reason;
            rest = cell.mailbox.close();
            failedStart = start;
            start = null;
            awaited = termination;
            cell.shed();
            incarnation = new Incarnation(cell); // so that nothing holds what the last one held
        }
        rest.forEach(cell::refuse);
        cell.node().registry().forget(cell);
        cell.statistics.countExit(reason.kind());
        cell.node().events().ended(last, reason);
        if (failedStart != null) {
            failedStart.completeExceptionally(
                    new ActorStartException(
                            Reports.name(cell) + " ended before it had started.",
                            reason instanceof ExitReason.Failed failed ? failed.cause() : null));
        }
        if (awaited != null) {
            awaited.complete(reason);
        }
    }

    private void cancelTimer() {
        if (cancelTimer != null) {
            cancelTimer.run();
            cancelTimer = null;
        }
    }

    @Override
    public Address address() {
        return cell.address();
    }

    @Override
    public TimeSource time() {
        return cell.node().time();
    }
}
