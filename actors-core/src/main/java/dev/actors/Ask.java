package dev.actors;

import org.jspecify.annotations.Nullable;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * One question under way: it takes its answer, once, and has an address for it if anybody wants
 * that.
 *
 * <p>Invariants. {@code state} is null or a {@link Follower} while the ask is open, and is settled
 * once, for ever. Whoever settles it runs its followers, first come first; one that comes later
 * runs at once. An address that can be read from text is withdrawn by whoever comes second, the one
 * that publishes it or the one that settles the ask.
 */
final class Ask implements Endpoint, Origin {

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Ask.class, "state", State.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private sealed interface State {}

    /** It is open, and this is to run once it is settled; the one before it too. */
    private record Follower(Runnable action, @Nullable Follower before) implements State {

        void runInOrder() {
            if (before != null) {
                before.runInOrder();
            }
            action.run();
        }
    }

    private sealed interface Settled extends State {}

    private record Answered(@Nullable Object value) implements Settled {}

    private record Failed(ActorException failure) implements Settled {}

    private record GivenUp() implements Settled {}

    private final Node node;

    /** Who is to answer it: it fails if that one ends. */
    private volatile @Nullable Cell holder;

    private volatile @Nullable State state;
    private volatile @Nullable Address address;
    private volatile boolean loose;

    Ask(Node node, @Nullable Cell holder) {
        this.node = node;
        this.holder = holder;
    }

    /** Where it can be answered from anywhere. */
    Address address() {
        Address known = address;
        if (known == null) {
            synchronized (this) {
                known = address;
                if (known == null) {
                    address = known = node.newReplyAddress(this);
                }
            }
        }
        return known;
    }

    /** From now on others than the code of its holder may answer it. */
    void loosen() {
        loose = true;
    }

    /** Tells whether others may answer it, who know its address or hold it. */
    boolean isLoose() {
        return loose || address != null;
    }

    @Nullable Cell holder() {
        return holder;
    }

    void passTo(@Nullable Cell next) {
        holder = next;
    }

    boolean isHeldBy(Cell cell) {
        return cell.equals(holder);
    }

    // Being settled

    /**
     * Answers with a value, or refuses with a {@link Refusal}.
     *
     * @return false if the ask was answered before, or has timed out
     */
    boolean answer(@Nullable Object reply) {
        return reply instanceof Refusal refusal ? fail(refusal) : settle(new Answered(reply));
    }

    /** Fails the ask; false if it was answered before, or has timed out. */
    boolean fail(ActorException failure) {
        return settle(new Failed(failure));
    }

    /** Nobody waits any more; an answer that still comes is late. */
    void giveUp() {
        if (!isDone()) {
            boolean unused = settle(new GivenUp());
        }
    }

    private boolean settle(Settled outcome) {
        for (; ; ) {
            State seen = state;
            if (seen instanceof Settled) {
                return false;
            }
            if (STATE.compareAndSet(this, seen, outcome)) {
                forgetAddress();
                if (seen instanceof Follower last) {
                    last.runInOrder();
                }
                return true;
            }
        }
    }

    private void forgetAddress() {
        Address known = address;
        if (known != null) {
            node.registry().withdraw(known);
        }
    }

    // Waiting for it

    boolean isDone() {
        return state instanceof Settled;
    }

    boolean isGivenUp() {
        return state instanceof GivenUp;
    }

    /**
     * Runs an action once the ask is settled, however it came out, on the thread that settles it.
     */
    void whenDone(Runnable action) {
        for (; ; ) {
            State seen = state;
            if (seen instanceof Settled) {
                action.run();
                return;
            }
            if (STATE.compareAndSet(this, seen, new Follower(action, (Follower) seen))) {
                return;
            }
        }
    }

    /**
     * Waits until the ask is settled; false if time was up first.
     *
     * @param what what others are told of the wait
     * @param on whom it is said to be for
     * @param message the message that was asked
     */
    boolean settled(
            String what,
            @Nullable Cell on,
            Object message,
            Duration timeout,
            @Nullable Incarnation self) {
        return Wait.until(
                this::isDone,
                () -> {
                    PendingAsk pending =
                            self == null ? null : new PendingAsk(self, this, message, timeout);
                    Waiting waiting = new Waiting(what, on, Thread.currentThread(), pending);
                    whenDone(() -> node.engine().unpark(waiting.thread()));
                    return waiting;
                },
                node,
                timeout,
                self);
    }

    /** The answer of an ask that is settled, or what it failed with. */
    @Nullable Object outcome() {
        if (!(state instanceof Settled settled)) {
            throw new IllegalStateException("The ask is open");
        }
        return switch (settled) {
            case Answered(Object value) -> value;
            case Failed(ActorException failure) -> throw failure;
            case GivenUp() -> throw new IllegalStateException("The ask was given up");
        };
    }

    /** Its answer as a future, completed on the thread that settles it. */
    CompletableFuture<@Nullable Object> toFuture() {
        CompletableFuture<@Nullable Object> future = new CompletableFuture<>();
        whenDone(
                () -> {
                    try {
                        future.complete(outcome());
                    } catch (ActorException failure) {
                        future.completeExceptionally(failure);
                    }
                });
        return future;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Address sender(Object message) {
        return address();
    }

    /**
     * What closed a ring is taken back: its asker was told that it failed. Handled later, it would
     * close the ring again.
     */
    @Override
    public boolean isStaleFor(Incarnation receiver) {
        return state instanceof Failed(AskCycleException _);
    }
}
