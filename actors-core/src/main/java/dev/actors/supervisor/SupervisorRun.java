package dev.actors.supervisor;

import dev.actors.ActorContext;
import dev.actors.ActorStartException;
import dev.actors.Address;
import dev.actors.Down;
import dev.actors.ExitReason;
import dev.actors.Killed;
import dev.actors.RestartLimitException;
import dev.actors.TimeSource;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One run of a supervisor: starts its children, restarts them, and ends them however it ends
 * itself.
 *
 * <p>A child that is restarted alone does not ask (see {@link SupervisedChild}). A group is
 * suspended, latest first, and once the delay is over all that are suspended are restarted in start
 * order, each when the one before has started. Requests are served meanwhile, but not while a child
 * stops or starts, as in OTP.
 */
final class SupervisorRun {

    private final ActorContext self;
    private final Supervisor supervisor;
    private final RestartWindow window;
    private final Children children;
    private final ChildCommands commands;

    /** When the suspended group is restarted; null if there is none. */
    private @Nullable Deadline restartsGroup;

    private record Deadline(TimeSource time, long nanos) {

        static Deadline after(Duration delay, TimeSource time) {
            return new Deadline(time, time.nanoTime() + delay.toNanos());
        }

        Duration left() {
            return Duration.ofNanos(nanos - time.nanoTime());
        }
    }

    SupervisorRun(ActorContext self, Supervisor supervisor) {
        this.self = self;
        this.supervisor = supervisor;
        window = new RestartWindow(supervisor.limits());
        children = new Children(self, window, supervisor.strategy());
        commands = new ChildCommands(self, children);
    }

    /** Runs until it is ended, from outside or by its limit; it never returns. */
    Object run() {
        try {
            supervisor.children().forEach(children::start);
            for (; ; ) {
                serve();
            }
        } catch (Killed | ActorStartException | RestartLimitException end) {
            if (!isKilled()) {
                children.stopAll();
            }
            throw end;
        } finally {
            children.killAll();
        }
    }

    /** Tells a kill from a stop, which leaves the context usable. */
    private boolean isKilled() {
        try {
            Address unused = self.address();
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    private void serve() {
        Deadline due = restartsGroup;
        if (due != null && !due.left().isPositive()) {
            restartsGroup = null;
            restartSuspended();
            return;
        }
        switch (due == null ? self.receive() : self.receive(due.left())) {
            case null -> {}
            case ChildEvent event -> hear(event);
            case Down down -> children.ended(down);
            case ChildCommand command -> commands.execute(command);
            default -> self.unhandled();
        }
    }

    private void hear(ChildEvent event) {
        SupervisedChild child = event.child();
        child.note(event);
        if (!child.isSuspended()) {
            return;
        }
        switch (event) {
            case ChildEvent.Suspended(_, ExitReason reason) -> restartGroup(child, reason);
            case ChildEvent.Over(_, ExitReason reason, boolean limitReached) ->
                    giveUp(child, reason, limitReached);
            case ChildEvent.Started _, ChildEvent.Ended _ -> {}
        }
    }

    private void giveUp(SupervisedChild child, ExitReason reason, boolean limitReached) {
        children.giveUp(child);
        if (limitReached) {
            throw limitReached(child, reason);
        }
    }

    private void restartGroup(SupervisedChild child, ExitReason reason) {
        boolean restarts = child.spec().restart().restartsAfter(reason);
        Duration delay = restarts ? window.spend(child.actor()) : null;
        if (delay == null) {
            giveUp(child, reason, restarts);
            return;
        }
        boolean rest = supervisor.strategy() == Strategy.REST_FOR_ONE;
        suspend(rest ? children.from(child) : children.all());
        restartsGroup = Deadline.after(delay, child.actor().time());
    }

    private RestartLimitException limitReached(SupervisedChild child, ExitReason reason) {
        Throwable cause = reason instanceof ExitReason.Failed failed ? failed.cause() : null;
        return new RestartLimitException(
                self
                        + " gave up: child '"
                        + child.id()
                        + "' ended ("
                        + reason.kind().name().toLowerCase(Locale.ROOT)
                        + (cause == null ? "" : ", " + cause.getClass().getName())
                        + ") and no restart is left of "
                        + supervisor.limits().intensity()
                        + " within "
                        + supervisor.limits().period()
                        + ". Mend what ends the child, or raise the intensity.",
                cause);
    }

    /** Suspends a group, latest first. */
    private void suspend(List<SupervisedChild> group) {
        for (SupervisedChild child : group.reversed()) {
            if (child.isUp() && child.isTemporary()) {
                children.stop(child);
            } else if (child.isUp()) {
                child.actor().suspend();
                while (child.isUp()) {
                    child.note(children.next(child));
                }
            }
        }
    }

    /** Restarts what is suspended, until one fails and the group must be suspended anew. */
    private void restartSuspended() {
        for (SupervisedChild child : children.all()) {
            if (child.isSuspended() && restartsGroup == null) {
                child.actor().restart(Duration.ZERO);
                hear(children.next(child));
            }
        }
    }
}
