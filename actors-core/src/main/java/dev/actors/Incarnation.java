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
 * <p>Invariant. Whoever ends the run releases the baggage afterwards, and whoever sets the baggage
 * looks afterwards whether the run has ended.
 */
abstract sealed class Incarnation extends Endable permits ProcessRun, BehaviorRun {

    private static final VarHandle BAGGAGE;

    static {
        try {
            BAGGAGE =
                    MethodHandles.lookup()
                            .findVarHandle(Incarnation.class, "baggage", Baggage.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable Baggage baggage;
    private volatile boolean started;

    Incarnation(Cell cell) {
        super(cell);
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
    final void run(Turn now) {
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
        if (carried == null || hasEnded() || !carried.hasLastAct()) {
            return;
        }
        Turn now = turn();
        if (now.current() == null) {
            now.clear();
        }
        if (isRaised()) {
            Thread.interrupted();
        }
        carried.doLastAct(whyEnded(reason));
    }

    // Messages

    /** A receive begins. */
    abstract void beforeReceive(Turn now);

    /** What looks for the message of a receive. */
    abstract Search search(Turn now);

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
        return search(now).run(pattern, timeout);
    }

    /** Takes an item that a receive has chosen; false if it is nothing for the receive. */
    final boolean takes(Object item) {
        checkReceive();
        if (!cell.mailbox.take(item) || Envelope.isStale(item, this)) {
            return false;
        }
        Envelope.taken(item);
        if (Envelope.message(item) instanceof Errand errand) {
            errand.run(this);
            return false;
        }
        taken(item, turn());
        cell.node().engine().step();
        return true;
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

    final void endNormally(@Nullable Object result) throws Exception {
        ExitReason reason =
                new ExitReason.Normal(
                        cell.node()
                                .messaging()
                                .isolate(result, () -> "the result of " + Reports.name(cell)));
        doLastAct(reason);
        end(reason);
    }

    @Override
    final void end(ExitReason reason) {
        if (!claimEnd()) {
            return;
        }
        ExitReason why = whyEnded(reason);
        Lifecycle followed = cell.knownLife();
        if (followed != null) {
            followed.runEnds();
        }
        Turn last = knownTurn();
        if (last != null) {
            leave(last);
            VarHandle.fullFence();
            absorbInterrupt(last);
        }
        if (why instanceof ExitReason.Failed crash && endsByItself(why)) {
            Events.logCrash(cell, last == null ? null : last.current(), crash.cause());
        }
        Object lost = last == null ? null : last.leaveBehind(cell, why);
        Baggage carried = baggage;
        if (carried != null) {
            carried.release(cell, why);
        }
        cell.runEnded(this, why, lost);
    }

    // What it has set up

    /** What it carries from message to message. */
    final Baggage baggage() {
        Baggage known = baggage;
        if (known == null) {
            Baggage fresh = new Baggage();
            known = (Baggage) BAGGAGE.compareAndExchange(this, null, fresh);
            known = known == null ? fresh : known;
            if (hasEnded()) {
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

    /** What it knows of the key that it serves; null if it serves none. */
    final @Nullable Keyed servedKey() {
        KeyedSlot slot = cell.spec.slot();
        if (slot == null) {
            return null;
        }
        Baggage carried = baggage();
        if (carried.keyed == null) {
            carried.keyed = new Keyed(this, slot);
        }
        return carried.keyed;
    }

    // Waiting

    final void enterWait(Waiting now) {
        turn().enterWait(now);
    }

    final void leaveWait() {
        Turn now = knownTurn();
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
