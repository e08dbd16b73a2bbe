package dev.actors;

import dev.actors.pattern.Pattern;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;

/**
 * One run of an actor, from its start or restart to its end; the actor's code sees it as its
 * context.
 *
 * <p>Invariants. All but the volatile fields belong to the mailbox's one consumer. Being ended is
 * one word, {@code raised}: once it is set, {@link #check} throws at every call of the context.
 * Whoever sets it wakes the thread afterwards, and the thread looks at it after it has said that it
 * waits no more, or that its turn begins: so a kill is never slept through. {@code ended} changes
 * once, by the run itself or by whoever abandons it. Whoever sets {@code ended} releases the
 * baggage afterwards, and whoever sets the baggage looks at {@code ended} afterwards.
 */
abstract sealed class Incarnation extends ActorContext permits ProcessRun, BehaviorRun {

    private static final VarHandle TURN;
    private static final VarHandle RAISED;
    private static final VarHandle ENDED;
    private static final VarHandle BAGGAGE;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            TURN = lookup.findVarHandle(Incarnation.class, "turn", Turn.class);
            RAISED = lookup.findVarHandle(Incarnation.class, "raised", Ending.class);
            ENDED = lookup.findVarHandle(Incarnation.class, "ended", boolean.class);
            BAGGAGE = lookup.findVarHandle(Incarnation.class, "baggage", Baggage.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Cell cell;
    private volatile @Nullable Turn turn;
    private volatile @Nullable Ending raised;
    private volatile @Nullable Baggage baggage;
    private volatile boolean ended;
    private volatile boolean started;

    /** Guarded by the cell's lock: two may come to give it up, and one of them does. */
    private boolean abandoned;

    Incarnation(Cell cell) {
        this.cell = cell;
    }

    static Incarnation of(Cell cell) {
        return switch (cell.spec.program()) {
            case Program.OfProcess _ -> new ProcessRun(cell);
            case Program.OfBehavior _ -> new BehaviorRun(cell);
        };
    }

    @Override
    final Incarnation incarnation() {
        return this;
    }

    // The run

    /** Has the run begin. */
    abstract void start();

    /** Has the run begin or go on, soon. */
    abstract void launch();

    /** Does what there is to do, within a turn. */
    abstract void go(Turn turn) throws Exception;

    /** One turn. */
    public final void run() {
        Turn now = Turn.ofThread();
        begin(now);
        try {
            checkReceive();
            go(now);
        } catch (Throwable crash) {
            end(new ExitReason.Failed(failureAfterLastAct(crash)));
        } finally {
            now.endHandling(null);
        }
    }

    /** Does the last act of a run that is cut short; what it throws must not hide the crash. */
    private Throwable failureAfterLastAct(Throwable crash) {
        try {
            doLastAct(new ExitReason.Failed(crash));
            return crash;
        } catch (Throwable failure) {
            if (crash instanceof Killed) {
                return failure;
            }
            if (crash != failure) {
                crash.addSuppressed(failure);
            }
            return crash;
        }
    }

    private void doLastAct(ExitReason reason) throws Exception {
        Baggage carried = baggage;
        LastAct act = carried == null || ended ? null : carried.takeLastAct();
        if (act == null) {
            return;
        }
        Turn now = turn();
        if (now.current() == null) {
            now.clear();
        }
        if (raised != null) {
            Thread.interrupted();
        }
        act.run(whyEnded(reason));
    }

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

    // Messages

    /** A receive begins. */
    abstract void beforeReceive(Turn now);

    /** A receive has taken a message. */
    abstract void taken(Object item, Turn now);

    /** Tells whether a receive comes to see the kernel's own messages. */
    abstract boolean receivesKernelMessages();

    /** Takes the oldest message that matches, waiting for one; null if time is up. */
    final @Nullable Object take(Pattern<?> pattern, @Nullable Duration timeout) {
        check();
        Turn now = turn();
        if (now.isInCondition()) {
            throw new IllegalStateException(
                    "A condition of a receive cannot receive. Take the message first, then look"
                            + " further.");
        }
        beforeReceive(now);
        return new Search(this, now, pattern, timeout).run();
    }

    /** Takes an item that a receive has chosen; false if it is nothing for the receive. */
    final boolean takes(Object item) {
        checkReceive();
        if (!cell.mailbox.take(item) || Envelope.isStale(item, this)) {
            return false;
        }
        Envelope.taken(item);
        if (Envelope.message(item) instanceof StateQuery query) {
            query.answer();
            return false;
        }
        taken(item, turn());
        cell.node().engine().step();
        return true;
    }

    /** Tells whether it is being ended in any way. */
    final boolean isRaised() {
        return raised != null;
    }

    // Start and end

    final void markStarted() {
        if (!started) {
            started = true;
            Lifecycle followed = cell.knownLife();
            if (followed != null) {
                followed.hasStarted(this);
            }
        }
    }

    /**
     * Throws if the actor is being killed, or its run is over. One that is stopped may finish what
     * it has in hand.
     */
    final void check() {
        Ending ending = raised;
        if (ended || (ending != null && !ending.gentle())) {
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

    final boolean hasEnded() {
        return ended;
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

    final void endNormally(@Nullable Object result) throws Exception {
        ExitReason reason =
                new ExitReason.Normal(
                        cell.node()
                                .messaging()
                                .isolate(result, () -> "the result of " + Reports.name(cell)));
        doLastAct(reason);
        end(reason);
    }

    private void end(ExitReason reason) {
        if (!ENDED.compareAndSet(this, false, true)) {
            return;
        }
        ExitReason why = whyEnded(reason);
        Lifecycle followed = cell.knownLife();
        if (followed != null) {
            followed.runEnds();
        }
        Turn last = turn;
        Object lost = null;
        if (last != null) {
            leave(last);
            VarHandle.fullFence();
            absorbInterrupt(last);
            lost = last.leaveBehind(cell, why);
        }
        Baggage carried = baggage;
        if (carried != null) {
            carried.release(cell, why);
        }
        cell.runEnded(this, why, lost);
    }

    /**
     * Whoever ends an actor gives the reason, unless the actor crashed over the message that it was
     * let finish.
     */
    private ExitReason whyEnded(ExitReason reason) {
        Ending ending = raised;
        boolean crashed =
                reason instanceof ExitReason.Failed failed && !(failed.cause() instanceof Killed);
        return ending == null || (crashed && ending.gentle()) ? reason : ending.reason();
    }

    // What it has set up

    /** What it carries from message to message. */
    final Baggage baggage() {
        Baggage known = baggage;
        if (known == null) {
            Baggage fresh = new Baggage();
            known = (Baggage) BAGGAGE.compareAndExchange(this, null, fresh);
            known = known == null ? fresh : known;
            if (ended) {
                known.holdings.release();
            }
        }
        return known;
    }

    /** The same, if it has come to carry anything. */
    final @Nullable Baggage knownBaggage() {
        return baggage;
    }

    /** The monitors, timers and requests of this run. */
    final Holdings holdings() {
        return baggage().holdings;
    }

    /** An ask that is not answered yet will fail when the run ends. */
    final void remember(@Nullable Ask ask) {
        if (ask != null && !ask.isDone() && ask.isHeldBy(cell)) {
            baggage().unanswered.add(ask);
        }
    }

    // Waiting

    final void enterWait(Waiting now) {
        turn().enterWait(now);
    }

    final void leaveWait() {
        Turn now = turn;
        if (now != null) {
            now.leaveWait();
        }
        check();
    }

    // For those who look from outside, from any thread

    /** Tells whether the actor's code has nothing to do within a turn. */
    abstract boolean isBetweenMessages(Turn now);

    final boolean hasStarted() {
        return started;
    }
}
