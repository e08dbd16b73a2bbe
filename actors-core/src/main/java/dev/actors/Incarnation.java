package dev.actors;

import dev.actors.pattern.Pattern;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;

/**
 * One run of an actor, from its start or restart to its end.
 *
 * <p>Invariants. All but the volatile fields belong to the mailbox's one consumer. Being ended is
 * one word, {@code raised}: once it is set, {@link #check} throws at every call of the context.
 * Whoever sets it wakes the thread afterwards, and the thread looks at it after it has said that it
 * waits no more: so a kill is never slept through. {@code ended} changes once, by the run itself or
 * by whoever abandons it.
 */
final class Incarnation {

    private static final VarHandle ENDED;

    static {
        try {
            ENDED = MethodHandles.lookup().findVarHandle(Incarnation.class, "ended", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final Cell cell;
    private final ActorContext context = new ActorContext(this);

    /** Null in process style. */
    private final @Nullable BehaviorRun behaviorRun;

    private volatile @Nullable ExitReason raised;
    private volatile boolean ended;
    private volatile boolean started;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Thread waiter;
    private volatile @Nullable Pattern<?> waitingFor;

    private @Nullable Envelope current;
    private @Nullable Ask repliesTo;
    private @Nullable Ask lastAsk;
    private @Nullable UnansweredAsks unanswered;
    private long takenAt;

    Incarnation(Cell cell) {
        this.cell = cell;
        behaviorRun =
                cell.spec.program() instanceof ActorSpec.Program.OfBehavior
                        ? new BehaviorRun(this)
                        : null;
    }

    ActorContext context() {
        return context;
    }

    // The run

    void launch() {
        cell.node().engine().execute(this::run);
    }

    private void run() {
        thread = Thread.currentThread();
        try {
            checkReceive();
            if (behaviorRun != null) {
                behaviorRun.activate();
            } else {
                endNormally(
                        cell.spec
                                .program()
                                .body()
                                .run(context, cell.spec.isolatedArguments(cell.node())));
            }
        } catch (Throwable crash) {
            end(new ExitReason.Failed(crash));
        }
    }

    /**
     * Goes idle; false if there is something to do after all. After true, another thread may run
     * the actor.
     */
    boolean goIdle() {
        thread = null;
        if (cell.mailbox.idle() && (raised == null || !cell.mailbox.rouse())) {
            return true;
        }
        if (ended) {
            cell.life.incarnation().launch(); // the mark was the successor's, which must go on
            return true;
        }
        thread = Thread.currentThread();
        return false;
    }

    /** Lets others run before this actor goes on. */
    void makeRoom() {
        if (!ended) {
            thread = null;
            launch();
        }
    }

    // Messages

    /** Takes the oldest message that matches, waiting for one; null if time is up. */
    @Nullable Object take(Pattern<?> pattern, @Nullable Duration timeout) {
        check();
        if (behaviorRun == null) {
            finishMessage();
            ready();
        }
        TimeSource time = cell.node().time();
        long start = timeout == null ? 0 : time.nanoTime();
        boolean searched = false;
        Envelope rejected = null;
        for (; ; ) {
            checkReceive();
            Envelope envelope = cell.mailbox.known(rejected);
            if (envelope == null) {
                Duration left =
                        timeout == null ? null : timeout.minusNanos(time.nanoTime() - start);
                boolean over = searched && left != null && !left.isPositive();
                if (over || (!cell.mailbox.refill() && !awaitMessage(pattern, left))) {
                    return null;
                }
                searched = true;
            } else if (takes(envelope, pattern)) {
                return envelope.message;
            } else if (envelope.message instanceof StateQuery query && behaviorRun == null) {
                cell.mailbox.remove(envelope);
                query.answer();
            } else {
                rejected = envelope;
            }
        }
    }

    private boolean takes(Envelope envelope, Pattern<?> pattern) {
        if (envelope.message instanceof StateQuery || !pattern.matches(envelope.message)) {
            return false;
        }
        checkReceive();
        cell.mailbox.remove(envelope);
        if (behaviorRun == null) {
            begin(envelope);
        } else {
            beginNested(envelope);
        }
        return true;
    }

    private boolean awaitMessage(Pattern<?> pattern, @Nullable Duration timeout) {
        Mailbox mailbox = cell.mailbox;
        waitingFor = pattern;
        try {
            return !mailbox.park()
                    || Wait.until(
                            () -> !mailbox.isParked() || raised != null,
                            "a message",
                            cell.node(),
                            timeout,
                            this);
        } finally {
            mailbox.unpark();
            waitingFor = null;
        }
    }

    /** A message is in hand from now on: replies are bound to it. */
    void begin(Envelope envelope) {
        cell.countHandled();
        current = envelope;
        repliesTo = envelope.ask;
        lastAsk = envelope.ask;
        if (cell.meter != null) {
            takenAt = cell.node().time().nanoTime();
        }
    }

    /** A message is taken while another one is in hand, which stays there. */
    private void beginNested(Envelope envelope) {
        cell.countHandled();
        lastAsk = envelope.ask;
        remember(envelope.ask);
    }

    /**
     * The message in hand is done with: it is measured, and its ask, if open still, is remembered.
     */
    void finishMessage() {
        Envelope done = current;
        if (done != null) {
            current = null;
            remember(done.ask);
            measure();
        }
    }

    private void measure() {
        if (cell.meter != null) {
            cell.node().events().measured(cell.meter, cell.node().time().nanoTime() - takenAt);
        }
    }

    private void remember(@Nullable Ask ask) {
        if (ask != null && !ask.isDone()) {
            if (unanswered == null) {
                unanswered = new UnansweredAsks();
            }
            unanswered.add(ask);
        }
    }

    @Nullable Address sender() {
        return lastAsk == null ? null : lastAsk.address();
    }

    void reply(@Nullable Object value) {
        if (repliesTo != null) {
            cell.node().messaging().answer(repliesTo, value);
        }
    }

    // Start and end

    void ready() {
        if (!started) {
            started = true;
            cell.life.hasStarted();
        }
    }

    /**
     * Throws if the actor is being killed, or its run is over. One that is stopped may finish what
     * it has in hand.
     */
    void check() {
        if (ended || raised instanceof ExitReason.Killed) {
            Thread.interrupted();
            throw new Killed();
        }
    }

    /** Throws if the actor is being ended in any way: it gets no further message. */
    void checkReceive() {
        if (ended || raised != null) {
            Thread.interrupted();
            throw new Killed();
        }
    }

    boolean hasEnded() {
        return ended;
    }

    /**
     * Ends the run from outside: at its next call of the context, at once where it waits, by
     * interrupt where it blocks.
     */
    void raise(ExitReason reason) {
        synchronized (this) {
            if (raised == null || reason instanceof ExitReason.Killed) {
                raised = reason;
            }
        }
        if (cell.mailbox.rouse()) {
            cell.life
                    .incarnation()
                    .launch(); // this one, or its successor, which then finds nothing to do
            return;
        }
        Thread waiting = waiter;
        Thread running = thread;
        if (waiting != null) {
            cell.node().engine().unpark(waiting);
        } else if (running != null && reason instanceof ExitReason.Killed) {
            running.interrupt();
        }
    }

    /** Gives up on a run that ignores its end: whatever its code still does, it reaches no one. */
    void abandon() {
        if (!ended) {
            cell.node()
                    .events()
                    .abandoned(Reports.name(cell), cell.node().settings().killGrace(), thread);
            end(new ExitReason.Killed());
        }
    }

    void endNormally(@Nullable Object result) {
        end(
                new ExitReason.Normal(
                        cell.node()
                                .messaging()
                                .isolate(result, "the result of " + Reports.name(cell))));
    }

    private void end(ExitReason reason) {
        if (!ENDED.compareAndSet(this, false, true)) {
            return;
        }
        if (thread == Thread.currentThread()) {
            Thread.interrupted(); // a kill's interrupt is not for those who hear of the end
        }
        thread = null;
        ExitReason why = whyEnded(reason);
        Envelope last = current;
        if (last != null) {
            current = null;
            measure();
            leaveBehind(last, why);
        }
        if (unanswered != null) {
            unanswered.fail(Reports.failure(cell, why, "an earlier ask"));
        }
        cell.life.incarnationEnded(this, why);
    }

    /**
     * Whoever ends an actor gives the reason, unless the actor crashed over the message that it was
     * let finish.
     */
    private ExitReason whyEnded(ExitReason reason) {
        boolean crashed =
                reason instanceof ExitReason.Failed failed && !(failed.cause() instanceof Killed);
        return raised == null || (crashed && raised instanceof ExitReason.Shutdown)
                ? reason
                : raised;
    }

    private void leaveBehind(Envelope last, ExitReason why) {
        if (!(why instanceof ExitReason.Normal)) {
            Throwable cause = why instanceof ExitReason.Failed failed ? failed.cause() : null;
            cell.deadLetter(last.message, DeadLetter.Reason.CRASHED, cause);
        }
        if (last.ask != null) {
            last.ask.fail(Reports.failure(cell, why, last.messageType()));
        }
    }

    // Waiting

    void enterWait(Thread waiting) {
        waiter = waiting;
    }

    void leaveWait() {
        waiter = null;
        check();
    }

    /** Lets the thread that waits in a receive see a message. */
    void messageCame() {
        Thread waiting = waiter;
        if (waiting != null) {
            cell.node().engine().unpark(waiting);
        }
    }

    // Looking from outside, from any thread

    /**
     * A behaviour runs while it has a message in hand; a process runs whenever it does not wait for
     * one.
     */
    ActorStatus status() {
        if (ended) {
            return ActorStatus.ENDED;
        }
        if (!started) {
            return ActorStatus.STARTING;
        }
        boolean waits = waitingFor != null || (behaviorRun != null && current == null);
        return waits ? ActorStatus.WAITING : ActorStatus.RUNNING;
    }

    @Nullable String waitingFor() {
        Pattern<?> pattern = waitingFor;
        return pattern == null ? null : pattern.toString();
    }

    @Nullable String handlingNow() {
        Envelope message = current;
        return message == null ? null : message.messageType();
    }
}
