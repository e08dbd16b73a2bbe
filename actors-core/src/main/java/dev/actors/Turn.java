package dev.actors;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A thread's turn with a run of an actor, and what the run has in hand meanwhile. A worker has one
 * for all its turns, one after another; so an idle behaviour has none.
 *
 * <p>Invariants. All but {@code owner} and {@code waiting} belongs to the thread, but for the end
 * of an abandoned run. A run is interrupted under this object's monitor, and only while it is the
 * owner. A run that has given the turn up looks, behind a full fence, whether it is being ended; if
 * so, it passes through that monitor and clears the interrupt, so that it never hits the next one.
 */
final class Turn {

    private static final VarHandle OWNER;

    static {
        try {
            OWNER = MethodHandles.lookup().findVarHandle(Turn.class, "owner", Endable.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The turn of a behaviour's virtual thread; for each process it would cost too much. */
    static final ScopedValue<Turn> VIRTUAL = ScopedValue.newInstance();

    final Thread thread;
    private volatile @Nullable Endable owner;
    private volatile @Nullable Waiting waiting;
    private @Nullable Object current;
    private @Nullable Ask ownAsk;
    private @Nullable Ask lastAsk;
    private @Nullable MessageMeter meter;
    private @Nullable Stamps stamps;
    private MessageInterceptor.@Nullable Handling handling;
    private boolean inCondition;
    private boolean timed;
    private long takenAt;

    Turn(Thread thread) {
        this.thread = thread;
    }

    /**
     * The behaviour of a node that calls on this thread; null if it is none, or a process, or is
     * being killed: what its last act asks then is asked by nobody.
     */
    static @Nullable Incarnation caller(Node node) {
        Turn turn = ofCaller();
        return turn != null
                        && turn.owner instanceof Incarnation run
                        && run.cell.node() == node
                        && !run.isCutShort()
                ? run
                : null;
    }

    private static @Nullable Turn ofCaller() {
        if (Thread.currentThread() instanceof Worker worker) {
            return worker.turn;
        }
        return VIRTUAL.isBound() && VIRTUAL.get().isThisThreads() ? VIRTUAL.get() : null;
    }

    // The turn

    void begin(Endable run) {
        OWNER.setOpaque(this, run);
        meter = run.cell.kind().meter();
        stamps = run.cell.node().stamps();
        ownAsk = null;
        lastAsk = null;
    }

    void end() {
        OWNER.setOpaque(this, null);
    }

    boolean isOf(Endable run) {
        return owner == run;
    }

    boolean isThisThreads() {
        return thread == Thread.currentThread();
    }

    /** Interrupts a run's blocking code, if it is the run's turn still. */
    synchronized void interrupt(Endable run) {
        if (owner == run) {
            thread.interrupt();
        }
    }

    /** A run that was being ended has given the turn up: an interrupt on its way to it is taken. */
    void absorbInterrupt() {
        synchronized (this) {
            Thread.interrupted();
        }
    }

    // The message in hand

    /** A message is in hand from now on: replies are bound to it. */
    void take(Object item, Cell cell) {
        cell.countHandled(1);
        current = item;
        ownAsk = Envelope.ask(item);
        lastAsk = ownAsk;
        if (meter != null) {
            takenAt = cell.node().time().nanoTime();
            measureWait(meter, item, cell);
        }
        if (stamps != null) {
            handling = stamps.begin(item, cell);
        }
    }

    /** A message is taken while another one is in hand, which stays there. */
    void takeNested(Object item, Incarnation run) {
        run.cell.countHandled(1);
        lastAsk = Envelope.ask(item);
        run.remember(lastAsk);
    }

    private void measureWait(MessageMeter to, Object item, Cell cell) {
        Stamp stamp = Envelope.stamp(item);
        if (stamp != null) {
            cell.node().events().waited(to, Math.max(0, takenAt - stamp.sentAt()));
        }
    }

    /**
     * The message in hand is done with: it is measured, and its ask, if open still, is remembered.
     */
    void finish(Incarnation run) {
        Object done = current;
        if (done != null) {
            current = null;
            run.remember(Envelope.ask(done));
            measure(run.cell);
            endHandling(null);
        }
    }

    /** Whatever accompanies a message leaves the thread with it, even if the run was abandoned. */
    void endHandling(@Nullable Throwable failure) {
        MessageInterceptor.Handling open = handling;
        if (open != null) {
            handling = null;
            Stamps.end(open, failure);
        }
    }

    /** Something else than a message is handled: there is nobody to answer. */
    void clear() {
        ownAsk = null;
        lastAsk = null;
    }

    /** The message in hand goes back to where it was: it was not handled. */
    void putBack(Cell cell) {
        current = null;
        cell.countHandled(-1);
        endHandling(null);
    }

    /** The message in hand has no handler: it is a dead letter, and its asker is told. */
    void leaveUnhandled(Cell cell) {
        Object unhandled = current;
        if (unhandled == null) {
            return;
        }
        cell.deadLetter(Envelope.message(unhandled), DeadLetter.Reason.UNHANDLED, null);
        Ask ask = Envelope.ask(unhandled);
        if (ask != null) {
            ask.fail(
                    new UnhandledMessageException(
                            Reports.name(cell)
                                    + " has no handler for a "
                                    + Envelope.messageType(unhandled)
                                    + "."));
        }
    }

    /** The run is over: what it has in hand is lost, and given back; null if there is nothing. */
    @Nullable Object leaveBehind(Cell cell, ExitReason why) {
        Object last = current;
        if (last == null) {
            return null;
        }
        current = null;
        measure(cell);
        Throwable cause = why instanceof ExitReason.Failed failed ? failed.cause() : null;
        if (isThisThreads()) {
            endHandling(cause);
        }
        if (!(why instanceof ExitReason.Normal)) {
            cell.deadLetter(Envelope.message(last), DeadLetter.Reason.CRASHED, cause);
        }
        Ask ask = Envelope.ask(last);
        if (ask != null && ask.isHeldBy(cell)) {
            ask.fail(Reports.failure(cell, why, Envelope.messageType(last)));
        }
        return last;
    }

    private void measure(Cell cell) {
        if (meter != null) {
            cell.node().events().measured(meter, cell.node().time().nanoTime() - takenAt);
        }
    }

    /** The ask of the message last taken. */
    @Nullable Ask lastAsk() {
        return lastAsk;
    }

    /** The ask of the message that is, or last was, in hand. */
    @Nullable Ask ownAsk() {
        return ownAsk;
    }

    @Nullable Object current() {
        return current;
    }

    // Conditions and waits

    /** A condition of a receive is about to be tested. */
    void enterCondition() {
        inCondition = true;
    }

    void leaveCondition() {
        inCondition = false;
    }

    boolean isInCondition() {
        return inCondition;
    }

    /** A receive waits, for some time or for as long as it takes. */
    void waits(boolean forSomeTime) {
        timed = forSomeTime;
    }

    /** Tells whether the receive that waited last does something when its time is up. */
    boolean isTimed() {
        return timed;
    }

    void enterWait(Waiting now) {
        waiting = now;
    }

    void leaveWait() {
        waiting = null;
    }

    /** What the run waits for; null if it does not wait in the kernel. */
    @Nullable Waiting waiting() {
        return waiting;
    }
}
