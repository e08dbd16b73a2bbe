package dev.actors;

import dev.actors.pattern.Pattern;

import org.jspecify.annotations.Nullable;

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

    final Cell cell;
    final InHand inHand;
    private final ActorContext context = new ActorContext(this);

    /** Null in process style. */
    private final @Nullable BehaviorRun behaviorRun;

    private volatile @Nullable Ending raised;
    private volatile boolean ended;
    private volatile boolean started;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Waiting waiting;
    private @Nullable Holdings holdings;
    private boolean inCondition;

    Incarnation(Cell cell) {
        this.cell = cell;
        inHand = new InHand(cell);
        behaviorRun =
                cell.spec.program() instanceof Program.OfBehavior ? new BehaviorRun(this) : null;
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
     *
     * @param seen the last message that waits for another state
     */
    boolean goIdle(@Nullable Envelope seen) {
        thread = null;
        if (cell.mailbox.idle(seen) && (raised == null || !cell.mailbox.rouse())) {
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
        if (inCondition) {
            throw new IllegalStateException(
                    "A condition of a receive cannot receive. Take the message first, then look"
                            + " further.");
        }
        if (behaviorRun == null) {
            inHand.finish();
            ready();
        }
        return new Search(this, pattern, timeout).run();
    }

    /** Takes a message that a receive has chosen; false if it is nothing for the receive. */
    boolean takes(Envelope envelope) {
        checkReceive();
        if (behaviorRun != null) {
            behaviorRun.beforeRemoval(envelope);
        }
        if (!remove(envelope)) {
            return false;
        }
        envelope.taken();
        if (envelope.message instanceof StateQuery query) {
            query.answer();
            return false;
        }
        if (behaviorRun == null) {
            inHand.begin(envelope);
        } else {
            inHand.beginNested(envelope);
        }
        cell.node().engine().step();
        return true;
    }

    /** Takes a message out of the mailbox; false if it means nothing to this run. */
    boolean remove(Envelope envelope) {
        return cell.mailbox.remove(envelope) && !envelope.isStaleFor(this);
    }

    /** A condition of a receive is about to be tested. */
    void enterCondition() {
        inCondition = true;
    }

    void leaveCondition() {
        inCondition = false;
    }

    boolean isBehavior() {
        return behaviorRun != null;
    }

    /** Tells whether it is being ended in any way. */
    boolean isRaised() {
        return raised != null;
    }

    // Start and end

    void ready() {
        if (!started) {
            started = true;
            cell.life.hasStarted(this);
        }
    }

    /**
     * Throws if the actor is being killed, or its run is over. One that is stopped may finish what
     * it has in hand.
     */
    void check() {
        Ending ending = raised;
        if (ended || (ending != null && !ending.gentle())) {
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
    void raise(Ending ending) {
        synchronized (this) {
            Ending known = raised;
            if (known == null || ending.outranks(known)) {
                raised = ending;
            }
        }
        if (cell.mailbox.rouse()) {
            cell.life
                    .incarnation()
                    .launch(); // this one, or its successor, which then finds nothing to do
            return;
        }
        Waiting waits = waiting;
        Thread running = thread;
        if (waits != null) {
            cell.node().engine().unpark(waits.thread());
        } else if (running != null && !ending.gentle()) {
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
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        if (thread == Thread.currentThread()) {
            Thread.interrupted(); // a kill's interrupt is not for those who hear of the end
        }
        thread = null;
        ExitReason why = whyEnded(reason);
        cell.life.incarnationEnds();
        inHand.end(why);
        Holdings held = knownHoldings();
        if (held != null) {
            held.release();
        }
        cell.life.incarnationEnded(this, why);
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

    /** The monitors, timers and requests of this run. */
    synchronized Holdings holdings() {
        if (holdings == null) {
            holdings = new Holdings(ended);
        }
        return holdings;
    }

    synchronized @Nullable Holdings knownHoldings() {
        return holdings;
    }

    // Waiting

    void enterWait(Waiting now) {
        waiting = now;
    }

    void leaveWait() {
        waiting = null;
        check();
    }

    /** Lets the thread that waits in a receive see a message. */
    void messageCame() {
        Waiting waits = waiting;
        if (waits != null) {
            cell.node().engine().unpark(waits.thread());
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
        boolean idle = waiting != null || (behaviorRun != null && inHand.current() == null);
        return idle ? ActorStatus.WAITING : ActorStatus.RUNNING;
    }

    /** What it waits for; null if it does not wait in the kernel. */
    @Nullable Waiting waiting() {
        return waiting;
    }

    /** The thread that runs it now; null if none does. */
    @Nullable Thread thread() {
        return thread;
    }
}
