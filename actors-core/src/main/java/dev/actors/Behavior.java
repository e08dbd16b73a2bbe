package dev.actors;

import dev.actors.pattern.Pattern;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * An actor in behaviour style: how it handles its next message, and thereby which behaviour it has
 * afterwards.
 *
 * <p>State machines are behaviours that return each other. The idea is Hewitt's "become" (Agha,
 * "Actors", 1986); in OTP's words, a {@code gen_statem} whose states are functions. No thread is
 * held while no message is handled.
 *
 * @param <M> the messages it takes; others are unhandled
 */
public final class Behavior<M> {

    private static final Behavior<Object> SAME = new Behavior<>(Object.class, (_, _) -> same());
    private static final Behavior<Object> UNHANDLED =
            new Behavior<>(Object.class, (_, _) -> unhandled());

    private static final Behavior<Object> POSTPONED =
            new Behavior<>(Object.class, (_, _) -> postponed());

    private static final Behavior<?> STOPPED = stopping(null);

    private final Pattern<M> type;
    private final Handler<? super M> handler;
    private final @Nullable Handler<Object> otherwise;
    private final @Nullable Expiry expiry;
    private final @Nullable Stop stop;

    /** The end of a stay in a behaviour that took too long. */
    private record Expiry(Duration timeout, Timeout handler) {}

    /** The end of an actor, with its result. */
    record Stop(@Nullable Object result) {}

    /**
     * Handles one message.
     *
     * @param <M> the messages it takes
     */
    @FunctionalInterface
    public interface Handler<M> {

        /**
         * Handles a message. It may receive and ask meanwhile.
         *
         * @param self the actor's view of the world
         * @param message the message
         * @return the behaviour for the next message: {@link #same}, another one, {@link #stopped}
         *     or {@link #unhandled}
         * @throws Refusal to refuse an ask
         * @throws Exception to crash
         */
        Behavior<?> handle(ActorContext self, M message) throws Exception;
    }

    /** Says what comes after a stay in a behaviour has timed out. */
    @FunctionalInterface
    public interface Timeout {

        /**
         * Handles the time-out. There is no message in hand, and so nobody to answer.
         *
         * @param self the actor's view of the world
         * @return the behaviour for the next message; {@link #same} stays without a time-out
         * @throws Exception to crash
         */
        Behavior<?> handle(ActorContext self) throws Exception;
    }

    /** Makes the first behaviour of an actor, as its first act and again at each restart. */
    @FunctionalInterface
    public interface Setup {

        /**
         * Makes the behaviour. What it throws is a failure to start.
         *
         * @param self the actor's view of the world
         * @return the first behaviour
         * @throws Exception if the actor cannot start
         */
        Behavior<?> create(ActorContext self) throws Exception;

        /**
         * Makes the first behaviour from an argument.
         *
         * @param <A> the argument's type
         */
        @FunctionalInterface
        interface WithArg<A extends @Nullable Object> {

            /**
             * Makes the behaviour. What it throws is a failure to start.
             *
             * @param self the actor's view of the world
             * @param argument isolated from the spawner, and afresh for each restart
             * @return the first behaviour
             * @throws Exception if the actor cannot start
             */
            Behavior<?> create(ActorContext self, A argument) throws Exception;
        }
    }

    private Behavior(Class<M> type, Handler<? super M> handler) {
        this(Pattern.type(type), handler, null, null, null);
    }

    private Behavior(
            Pattern<M> type,
            Handler<? super M> handler,
            @Nullable Handler<Object> otherwise,
            @Nullable Expiry expiry,
            @Nullable Stop stop) {
        this.type = type;
        this.handler = handler;
        this.otherwise = otherwise;
        this.expiry = expiry;
        this.stop = stop;
    }

    /**
     * A behaviour that handles messages of one type. Others are dead letters, and asks of other
     * types fail at once.
     *
     * @param type the type, often a sealed interface
     * @param handler handles them
     * @param <M> the type
     * @return the behaviour
     */
    public static <M> Behavior<M> of(Class<M> type, Handler<? super M> handler) {
        return new Behavior<>(type, handler);
    }

    /**
     * The same with a handler of its own for messages of other types, in place of the dead letter.
     * It may return {@link #postponed}, to leave them for another state.
     *
     * @param handler handles what is not of this behaviour's type
     * @return a changed copy
     */
    public Behavior<M> otherwise(Handler<Object> handler) {
        return new Behavior<>(type, this.handler, handler, expiry, stop);
    }

    /**
     * The same with a time-out of the whole stay in it (OTP, {@code gen_statem}, "State
     * Time-Outs"). The time runs from when the actor gets this behaviour, over all messages that
     * leave it {@link #same}, and stops when another one takes over. The time-out waits its turn
     * behind the messages that were there before.
     *
     * @param timeout how long the actor may keep this behaviour
     * @param handler says what comes then
     * @return a changed copy
     */
    public Behavior<M> stateTimeout(Duration timeout, Timeout handler) {
        return new Behavior<>(type, this.handler, otherwise, new Expiry(timeout, handler), stop);
    }

    /**
     * Says that the next message is handled like this one.
     *
     * @return a mark for handlers to return
     */
    public static Behavior<?> same() {
        return SAME;
    }

    /**
     * Says that the actor has come to its normal end.
     *
     * @param result what {@code await} gives
     * @return a mark for handlers to return
     */
    public static Behavior<?> stopped(@Nullable Object result) {
        return result == null ? STOPPED : stopping(result);
    }

    private static Behavior<?> stopping(@Nullable Object result) {
        return new Behavior<>(SAME.type, SAME.handler, null, null, new Stop(result));
    }

    /**
     * Says that this message has no handler, and that the behaviour stays as it is.
     *
     * @return a mark for handlers to return
     */
    public static Behavior<?> unhandled() {
        return UNHANDLED;
    }

    /**
     * Says that this message waits, in its place in the mailbox, until the actor has another
     * behaviour (OTP, {@code gen_statem}, "Postponing Events"). The messages behind it go on.
     *
     * @return a mark for handlers to return
     */
    public static Behavior<?> postponed() {
        return POSTPONED;
    }

    /** Handles a message: by its handler if it is of this behaviour's type. */
    @SuppressWarnings("unchecked") // the pattern has looked at the type
    Behavior<?> handle(ActorContext self, Object message) throws Exception {
        if (type.matches(message)) {
            return handler.handle(self, (M) message);
        }
        return otherwise == null ? UNHANDLED : otherwise.handle(self, message);
    }

    /** Handles the end of a stay that took too long. */
    Behavior<?> timedOut(ActorContext self) throws Exception {
        return expiry == null ? SAME : expiry.handler().handle(self);
    }

    /** How long the actor may keep this behaviour; null for as long as it likes. */
    @Nullable Duration timeout() {
        return expiry == null ? null : expiry.timeout();
    }

    /** The end that this behaviour says, if it says one. */
    @Nullable Stop stop() {
        return stop;
    }

    /** Tells whether it only says something of the behaviour before. */
    boolean isMark() {
        return this == SAME || this == UNHANDLED || this == POSTPONED;
    }

    /** The class of the user's handler. */
    Class<?> code() {
        return handler.getClass();
    }

    /** Tells whether it handles messages, and does nothing else. */
    boolean isPlain() {
        return !isMark() && stop == null && expiry == null;
    }

    boolean isPostponed() {
        return this == POSTPONED;
    }

    boolean isUnhandled() {
        return this == UNHANDLED;
    }
}
