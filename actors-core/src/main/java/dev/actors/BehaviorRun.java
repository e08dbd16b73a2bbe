package dev.actors;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.VarHandle;
import java.util.Objects;

/**
 * A run in behaviour style: no thread between messages, and an activation for those that have come.
 *
 * <p>Invariants. An activation ends before the next one of the same actor starts. The mailbox's
 * mark sees to it: only who replaces {@code IDLE} schedules an activation, and an activation sets
 * {@code IDLE} as the last thing it does.
 */
final class BehaviorRun extends Incarnation implements Workers.Task {

    /** Messages that one activation handles before it lets others run. */
    private static final int BATCH = 256;

    private @Nullable Behavior<?> behavior;

    BehaviorRun(Cell cell) {
        super(cell);
    }

    /** A behaviour that needs no setup waits for its first message without having run. */
    @Override
    void start() {
        Behavior<?> first = ((Program.OfBehavior) cell.spec.program()).first();
        if (first != null && first.isPlain()) {
            behavior = first;
            markStarted();
            if (cell.mailbox.idle() && (!isRaised() || !cell.mailbox.rouse())) {
                return;
            }
        }
        launch();
    }

    @Override
    void launch() {
        cell.node().engine().execute(this);
    }

    @Override
    public void run() {
        if (Thread.currentThread() instanceof Worker worker) {
            run(worker.turn);
        } else {
            Turn now = new Turn(Thread.currentThread());
            ScopedValue.where(Turn.VIRTUAL, now).run(() -> run(now));
        }
    }

    @Override
    void go(Turn turn) throws Exception {
        if (behavior == null) {
            setUp();
        }
        Mailbox mailbox = cell.mailbox;
        for (int handled = 0; handled < BATCH && !hasEnded(); ) {
            checkReceive();
            Object item = mailbox.take();
            if (item == null) {
                if (goIdle(turn)) {
                    return;
                }
            } else if (!Envelope.isStale(item, this)) {
                handle(item, turn);
                handled++;
            }
        }
        if (!hasEnded()) {
            leave(turn);
            VarHandle.fullFence();
            absorbInterrupt(turn);
            cell.node().engine().executeLater(this);
        }
    }

    /**
     * Goes idle; false if there is something to do after all. After true, another thread may run
     * the actor.
     */
    private boolean goIdle(Turn turn) {
        leave(turn);
        if (cell.mailbox.idle()) {
            if (!isRaised()) {
                return true;
            }
            absorbInterrupt(turn);
            if (!cell.mailbox.rouse()) {
                return true;
            }
        }
        if (hasEnded()) {
            cell.launchRun(); // the mark was the successor's, which must go on
            return true;
        }
        begin(turn);
        return false;
    }

    @Override
    public Habit habit() {
        return cell.spec.isBlocking() ? Habit.BLOCKING : cell.kind().habit();
    }

    private void setUp() throws Exception {
        Behavior<?> first =
                (Behavior<?>)
                        cell.spec
                                .program()
                                .body()
                                .run(this, cell.spec.isolatedArguments(cell.node()));
        if (first == null || first.isMark()) {
            throw new IllegalStateException(
                    "The setup of " + Reports.name(cell) + " returned no behaviour of its own.");
        }
        enter(first);
        markStarted();
        if (first.stop() != null) {
            become(first);
        }
    }

    private void handle(Object item, Turn turn) throws Exception {
        Object message = Envelope.message(item);
        if (!(message instanceof KernelMessage ours)) {
            handleMessage(item, message, turn);
            return;
        }
        switch (ours) {
            case Errand errand -> errand.run(this);
            case StateTimeout over -> {
                over.end();
                turn.clear();
                become(next(Objects.requireNonNull(behavior).timedOut(this), "state time-out"));
            }
        }
    }

    private void handleMessage(Object item, Object message, Turn turn) throws Exception {
        turn.take(item, cell);
        cell.node().engine().step();
        Behavior<?> next;
        try {
            next = Objects.requireNonNull(behavior).handle(this, message);
        } catch (Refusal refusal) {
            refuse(item, refusal);
            next = Behavior.same();
        }
        if (hasEnded()) {
            return;
        }
        if (next == null) {
            next = next(null, Envelope.typeOf(message));
        }
        if (next.isPostponed()) {
            turn.putBack(cell);
            cell.mailbox.putBack(item);
            return;
        }
        Envelope.taken(item);
        if (next.isUnhandled()) {
            turn.leaveUnhandled(cell);
        }
        turn.finish(this);
        become(next);
    }

    private Behavior<?> next(@Nullable Behavior<?> returned, String over) {
        if (returned == null) {
            throw new IllegalStateException(
                    "The handler of "
                            + Reports.name(cell)
                            + " returned no behaviour for a "
                            + over
                            + ". Return Behavior.same() to go on.");
        }
        return returned;
    }

    private void become(Behavior<?> next) throws Exception {
        Behavior.Stop stop = next.stop();
        if (stop != null) {
            endNormally(stop.result());
        } else if (!next.isMark()) {
            enter(next);
        }
    }

    /** A stay in a behaviour begins, and its time-out with it. */
    private void enter(Behavior<?> next) {
        behavior = next;
        cell.mailbox.retry();
        Baggage carried = knownBaggage();
        if (carried != null && carried.timeout != null) {
            carried.timeout.end();
            carried.timeout = null;
        }
        if (next.timeout() != null) {
            baggage().timeout = new StateTimeout(this).start(next.timeout());
        }
    }

    private void refuse(Object item, Refusal refusal) {
        Ask ask = Envelope.ask(item);
        if (ask != null) {
            ask.fail(refusal);
        } else {
            cell.deadLetter(Envelope.message(item), DeadLetter.Reason.REFUSED, refusal);
        }
    }

    // Receives inside a handler

    @Override
    void beforeReceive(Turn turn) {}

    @Override
    Search search(Turn now) {
        return new Search(this, now);
    }

    @Override
    void taken(Object item, Turn turn) {
        turn.takeNested(item, this);
    }

    @Override
    boolean receivesKernelMessages() {
        return false;
    }

    @Override
    boolean isBetweenMessages(Turn turn) {
        return turn.current() == null;
    }
}
