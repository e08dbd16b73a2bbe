package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * The life of an actor that is followed, supervised or ended from outside: its incarnations, one
 * after another, and what ends them.
 *
 * <p>Invariants. All fields change under the cell's lock; user code and listeners are called
 * outside it. At any time the actor either has a running incarnation, or is suspended between two
 * of them, or has ended. Who takes the suspension away decides what comes next. The actor ends
 * once, and its names are free before anybody can know of the end.
 */
final class Lifecycle extends Attended {

    private final @Nullable Supervision supervision;
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

    Lifecycle(Cell cell, @Nullable Instant startedAt, @Nullable CompletableFuture<Address> start) {
        super(cell, startedAt, start);
        supervision = cell.spec.newSupervision(cell, this);
    }

    int restarts() {
        return restarts;
    }

    /** How many restarts it may still have; null if its supervision does not count. */
    @Nullable Integer restartsLeft() {
        OptionalInt left = supervision == null ? OptionalInt.empty() : supervision.restartsLeft();
        return left.isPresent() ? Integer.valueOf(left.getAsInt()) : null;
    }

    /** How the incarnation before the last restart ended. */
    @Nullable ExitReason lastCrash() {
        return lastCrash;
    }

    void hasStarted(Incarnation started) {
        synchronized (lock) {
            if (started != cell.run()) {
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
        end(cell.run(), Ending.kill());
    }

    /**
     * Ends the incarnation as an actor linked to it has ended; the next one, if this one ends by
     * something else or has ended already.
     */
    void exitSignal(ExitReason reason) {
        @Nullable Incarnation running;
        synchronized (lock) {
            signal = reason;
            running = cell.run();
        }
        end(running, new Ending(reason, false));
    }

    /** Ends the actor for good. */
    void stop(boolean brutally) {
        Ending ending = brutally || shutdownTimeout().isZero() ? Ending.kill() : Ending.shutdown();
        ExitReason suspended;
        @Nullable Incarnation running;
        synchronized (lock) {
            stopping = true;
            suspended = claimSuspension();
            running = cell.run();
        }
        if (suspended == null) {
            end(running, ending);
        } else {
            cell.finish(ending.reason());
        }
    }

    void suspend() {
        end(cell.run(), shutdownTimeout().isZero() ? Ending.kill() : Ending.shutdown());
    }

    private void end(@Nullable Incarnation running, Ending ending) {
        if (running == null) {
            return;
        }
        synchronized (lock) {
            boolean ignored = raised != null && !ending.outranks(raised);
            boolean late = suspendedAfter != null || running != cell.run();
            if (ignored || late) {
                return;
            }
            raised = ending;
            cancelTimer();
            Duration grace = cell.node().settings().killGrace();
            cancelTimer =
                    ending.gentle()
                            ? cell.node()
                                    .time()
                                    .schedule(shutdownTimeout(), () -> end(running, Ending.kill()))
                            : cell.node().time().schedule(grace, () -> running.abandon(grace));
        }
        running.raise(ending);
    }

    private Duration shutdownTimeout() {
        return cell.spec.shutdownTimeoutOr(cell.node().settings().shutdownTimeout());
    }

    // Suspension and restart

    /** A run is over, and nobody knows it yet: if it was the last one, its names are free now. */
    void runEnds() {
        synchronized (lock) {
            if (!mayBeRestarted()) {
                releaseNames();
            }
        }
    }

    private boolean mayBeRestarted() {
        return supervision != null && !stopping && startedOnce && !cell.node().isClosing();
    }

    void runEnded(Incarnation ended, ExitReason reason, @Nullable Object lost) {
        boolean supervised;
        boolean byItself;
        synchronized (lock) {
            if (ended != cell.run()) {
                return;
            }
            cancelTimer();
            byItself = raised == null || !raised.reason().equals(reason);
            supervised = mayBeRestarted();
            suspendedAfter = supervised ? reason : null;
        }
        View shown = knownView();
        if (shown != null) {
            shown.forgetSupplier();
        }
        cell.node().events().runEnded(cell, reason, byItself, lost);
        if (supervised) {
            decide(reason);
        } else {
            cell.finish(reason);
        }
    }

    /** A restart begins without the children that the last incarnation had spawned linked. */
    private void stopLinkedChildren(Runnable then) {
        List<CompletableFuture<ExitReason>> ends = new ArrayList<>();
        for (Cell child : links().reversed()) {
            if (cell.equals(child.parent)) {
                Bonds.unlink(cell, child);
                child.life().stop(false);
                ends.add(child.life().termination());
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
        synchronized (lock) {
            if (suspendedAfter == null || restarting) {
                return;
            }
            restarting = true;
        }
        stopLinkedChildren(() -> relaunchAfter(delay));
    }

    private void relaunchAfter(Duration delay) {
        synchronized (lock) {
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
        synchronized (lock) {
            reason = claimSuspension();
            if (reason == null) {
                return;
            }
            restarts++;
            lastCrash = reason;
            next = Incarnation.of(cell);
            cell.run(next);
            raised = null;
            restarting = false;
            missed = reason.equals(signal) ? null : signal;
            signal = null;
        }
        cell.kind().statistics().countRestart(reason.kind());
        cell.node().events().restarted(Activity.info(cell), reason);
        monitors().forEach(monitor -> monitor.restarted(reason));
        if (missed != null) {
            exitSignal(missed);
        }
        next.start();
    }

    void giveUp() {
        ExitReason reason = claimSuspension();
        if (reason != null) {
            cell.finish(reason);
        }
    }

    private @Nullable ExitReason claimSuspension() {
        synchronized (lock) {
            ExitReason reason = suspendedAfter;
            if (reason != null) {
                suspendedAfter = null;
                cancelTimer();
            }
            return reason;
        }
    }

    /**
     * The actor ends for good: nothing is under way any more, and its names are free.
     *
     * @return those to be told
     */
    @Nullable Bonds settle() {
        synchronized (lock) {
            cancelTimer();
            releaseNames();
            return releaseBonds();
        }
    }

    private void cancelTimer() {
        if (cancelTimer != null) {
            cancelTimer.run();
            cancelTimer = null;
        }
    }
}
