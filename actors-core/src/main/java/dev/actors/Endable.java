package dev.actors;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;

/**
 * A run that has turns, and that others may end.
 *
 * <p>Invariants. Being ended is one word, {@code raised}: once it is set, {@link #check} throws at
 * every call of the context. Whoever sets it wakes the thread afterwards, and the thread looks at
 * it after it has said that it waits no more, or that its turn begins: so a kill is never slept
 * through. {@code ended} changes once, by the run itself or by whoever abandons it.
 */
abstract sealed class Endable extends ActorContext permits Incarnation {

    private static final VarHandle TURN;
    private static final VarHandle RAISED;
    private static final VarHandle ENDED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TURN = lookup.findVarHandle(Endable.class, "turn", Turn.class);
            RAISED = lookup.findVarHandle(Endable.class, "raised", Ending.class);
            ENDED = lookup.findVarHandle(Endable.class, "ended", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Cell cell;
    private volatile @Nullable Turn turn;
    private volatile @Nullable Ending raised;
    private volatile boolean ended;

    /** Guarded by the cell's lock: two may come to give it up, and one of them does. */
    private boolean abandoned;

    Endable(Cell cell) {
        this.cell = cell;
    }

    // Its turns

    final void begin(Turn now) {
        now.begin(this);
        turn = now;
    }

    /**
     * Gives the turn up; another thread may run the actor once it is idle or launched again. What
     * comes next is a full fence, and then {@link #absorbInterrupt}.
     */
    final void leave(Turn now) {
        TURN.setRelease(this, null);
        now.end();
    }

    /** An interrupt by whoever ends this run is not for those who come after it. */
    final void absorbInterrupt(Turn left) {
        if (raised != null && left.isThisThreads()) {
            left.absorbInterrupt();
        }
    }

    /** The turn that is the run's now; null if it has none. */
    final @Nullable Turn knownTurn() {
        Turn now = turn;
        return now != null && now.isOf(this) ? now : null;
    }

    /** The turn in which the actor's code calls. */
    final Turn turn() {
        Turn now = turn;
        if (now == null) {
            throw new IllegalStateException(
                    Reports.name(cell)
                            + " handles no message now. Use its context from its own code only;"
                            + " to answer later, keep sender() and send to it.");
        }
        return now;
    }

    // Its end

    /** The run is over; only the first call does anything. */
    abstract void end(ExitReason reason);

    /** Takes the right to end the run; false if another one has. */
    final boolean claimEnd() {
        return ENDED.compareAndSet(this, false, true);
    }

    final boolean hasEnded() {
        return ended;
    }

    /** Tells whether it is being ended in any way. */
    final boolean isRaised() {
        return raised != null;
    }

    /**
     * Tells whether it is being killed, or is over. One that is stopped may finish what it has in
     * hand, and do its last act.
     */
    final boolean isCutShort() {
        Ending ending = raised;
        return ended || (ending != null && !ending.gentle());
    }

    /** Throws if the actor is being killed, or its run is over. */
    final void check() {
        if (isCutShort()) {
            Thread.interrupted();
            throw new Killed();
        }
    }

    /** Throws if the actor is being ended in any way: it gets no further message. */
    final void checkReceive() {
        if (ended || raised != null) {
            Thread.interrupted();
            throw new Killed();
        }
    }

    /**
     * Ends the run from outside: at its next call of the context, at once where it waits, by
     * interrupt where it blocks.
     */
    final void raise(Ending ending) {
        Ending known;
        do {
            known = raised;
        } while ((known == null || ending.outranks(known))
                && !RAISED.compareAndSet(this, known, ending));
        if (cell.mailbox.rouse()) {
            cell.launchRun(); // this one, or its successor, which then finds nothing to do
            return;
        }
        Turn now = knownTurn();
        Waiting waits = now == null ? null : now.waiting();
        if (waits != null) {
            cell.node().engine().unpark(waits.thread());
        } else if (now != null && !ending.gentle()) {
            now.interrupt(this);
        }
    }

    /**
     * Gives up on a run that ignores its end: whatever its code still does, it reaches no one.
     *
     * @param grace how long it had to end
     */
    final void abandon(Duration grace) {
        synchronized (cell.lock()) {
            if (ended || abandoned) {
                return;
            }
            abandoned = true;
        }
        cell.node().events().abandoned(Reports.name(cell), grace, Activity.thread(cell));
        end(new ExitReason.Killed());
    }

    /**
     * Whoever ends an actor gives the reason, unless the actor crashed over the message that it was
     * let finish.
     */
    final ExitReason whyEnded(ExitReason reason) {
        Ending ending = raised;
        boolean crashed =
                reason instanceof ExitReason.Failed failed && !(failed.cause() instanceof Killed);
        return ending == null || (crashed && ending.gentle()) ? reason : ending.reason();
    }

    /** Tells whether the reason is the run's own, and not that of who ends it. */
    final boolean endsByItself(ExitReason why) {
        Ending ending = raised;
        return ending == null || !ending.reason().equals(why);
    }
}
