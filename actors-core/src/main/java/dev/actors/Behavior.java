package dev.actors;

import dev.actors.pattern.Pattern;

import org.jspecify.annotations.Nullable;

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

    private final Pattern<M> type;
    private final Handler<? super M> handler;
    private final @Nullable Stop stop;

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
        this(type, handler, null);
    }

    private Behavior(Class<M> type, Handler<? super M> handler, @Nullable Stop stop) {
        this.type = Pattern.type(type);
        this.handler = handler;
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
        return new Behavior<>(Object.class, (_, _) -> same(), new Stop(result));
    }

    /**
     * Says that this message has no handler, and that the behaviour stays as it is.
     *
     * @return a mark for handlers to return
     */
    public static Behavior<?> unhandled() {
        return UNHANDLED;
    }

    /** Handles a message if it is of this behaviour's type. */
    Behavior<?> handle(ActorContext self, Object message) throws Exception {
        return type.matches(message) ? handler.handle(self, type.extract(message)) : UNHANDLED;
    }

    /** The end that this behaviour says, if it says one. */
    @Nullable Stop stop() {
        return stop;
    }

    boolean isSame() {
        return this == SAME;
    }

    boolean isUnhandled() {
        return this == UNHANDLED;
    }
}
