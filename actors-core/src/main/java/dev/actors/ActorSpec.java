package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * What to spawn: the actor's code, its arguments and how it shall be run. In OTP's words a child
 * specification. Immutable; one specification may be spawned many times.
 */
public final class ActorSpec {

    /** The behaviour name of functions that were given none. */
    public static final String ANONYMOUS = "anonymous";

    private final Program program;
    private final @Nullable Object[] arguments;
    private final Terms terms;

    /** What the last node to spawn it knows of the behaviour; found again if it is another. */
    private @Nullable Kind kind;

    /** How an actor is run; changed by whoever makes a copy, and by nobody afterwards. */
    private static final class Terms implements Cloneable {

        private static final Terms USUAL = new Terms();

        private String behavior = ANONYMOUS;
        private @Nullable String name;
        private int mailboxCapacity;
        private Overflow overflow = Overflow.BLOCK;
        private @Nullable Duration shutdownTimeout;
        private Supervision.@Nullable Factory supervision;
        private boolean blocking;
        private @Nullable KeyedSlot slot;

        Terms copy() {
            try {
                return (Terms) clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private ActorSpec(Program program, @Nullable Object[] arguments, Terms terms) {
        this.program = program;
        this.arguments = arguments;
        this.terms = terms;
    }

    private static ActorSpec of(Program program, @Nullable Object... arguments) {
        return new ActorSpec(program, arguments, Terms.USUAL);
    }

    private ActorSpec with(Consumer<Terms> change) {
        Terms changed = terms.copy();
        change.accept(changed);
        return new ActorSpec(program, arguments, changed);
    }

    /**
     * An actor in process style.
     *
     * @param function its code
     * @return the specification
     */
    public static ActorSpec process(ProcessFunction function) {
        return of(new Program.OfProcess((self, _) -> function.run(self)));
    }

    /**
     * An actor in process style with an argument.
     *
     * @param function its code
     * @param argument what it is given, isolated when it is spawned and afresh for each restart
     * @param <A> the argument's type
     * @return the specification
     */
    @SuppressWarnings("unchecked") // the argument comes back as it went in
    public static <A extends @Nullable Object> ActorSpec process(
            ProcessFunction.WithArg<A> function, A argument) {
        return of(
                new Program.OfProcess((self, arguments) -> function.run(self, (A) arguments[0])),
                argument);
    }

    /**
     * An actor in process style with two arguments.
     *
     * @param function its code
     * @param first what it is given, isolated when it is spawned and afresh for each restart
     * @param second likewise
     * @param <A> the first argument's type
     * @param <B> the second argument's type
     * @return the specification
     */
    @SuppressWarnings("unchecked") // the arguments come back as they went in
    public static <A, B> ActorSpec process(
            ProcessFunction.WithArgs<A, B> function, A first, B second) {
        return of(
                new Program.OfProcess(
                        (self, arguments) ->
                                function.run(self, (A) arguments[0], (B) arguments[1])),
                first,
                second);
    }

    /**
     * An actor in behaviour style.
     *
     * @param first its first behaviour, also after a restart: a state that it captures is not made
     *     anew
     * @return the specification
     */
    public static ActorSpec behavior(Behavior<?> first) {
        return of(new Program.OfBehavior((_, _) -> first, first.code(), first));
    }

    /**
     * An actor in behaviour style that makes its first behaviour itself.
     *
     * @param setup makes its first behaviour, at each start
     * @return the specification
     */
    public static ActorSpec behavior(Behavior.Setup setup) {
        return of(new Program.OfBehavior((self, _) -> setup.create(self), setup.getClass(), null));
    }

    /**
     * An actor in behaviour style with an argument.
     *
     * @param setup makes its first behaviour, at each start
     * @param argument what it is given, isolated when it is spawned and afresh for each restart
     * @param <A> the argument's type
     * @return the specification
     */
    @SuppressWarnings("unchecked") // the argument comes back as it went in
    public static <A extends @Nullable Object> ActorSpec behavior(
            Behavior.Setup.WithArg<A> setup, A argument) {
        return of(
                new Program.OfBehavior(
                        (self, arguments) -> setup.create(self, (A) arguments[0]),
                        setup.getClass(),
                        null),
                argument);
    }

    /**
     * Names the behaviour, as metrics and lists show it. Take few different names: each is a tag
     * value of every metric.
     *
     * @param behavior the behaviour's name
     * @return a changed copy
     */
    public ActorSpec behaviorName(String behavior) {
        return with(changed -> changed.behavior = behavior);
    }

    /**
     * Registers the actor under a name as it is spawned.
     *
     * @param name the name
     * @return a changed copy
     */
    public ActorSpec name(String name) {
        return with(changed -> changed.name = name);
    }

    /**
     * Bounds the mailbox. Messages of the actor to itself are exempt.
     *
     * @param capacity messages, at least 1; the node's capacity unless it is called
     * @return a changed copy
     */
    public ActorSpec mailboxCapacity(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "A mailbox holds at least one message, not " + capacity);
        }
        return with(changed -> changed.mailboxCapacity = capacity);
    }

    /**
     * Says what happens when the mailbox is full.
     *
     * @param overflow what to do; {@link Overflow#BLOCK} unless it is called
     * @return a changed copy
     */
    public ActorSpec overflow(Overflow overflow) {
        return with(changed -> changed.overflow = overflow);
    }

    /**
     * Says how long the actor may go on with what it is doing when it is stopped, before it is
     * killed: the shutdown of OTP's child specification.
     *
     * @param timeout the node's shutdown time-out unless it is called; zero to kill it at once
     * @return a changed copy
     */
    public ActorSpec shutdownTimeout(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("A time-out is zero or more, not " + timeout);
        }
        return with(changed -> changed.shutdownTimeout = timeout);
    }

    /**
     * Has the actor restarted when it crashes.
     *
     * @param supervision makes the supervision of each actor that is spawned
     * @return a changed copy
     */
    public ActorSpec supervised(Supervision.Factory supervision) {
        return with(changed -> changed.supervision = supervision);
    }

    /**
     * Says that a behaviour's handlers block: each activation gets a virtual thread of its own. One
     * that is not declared so is noticed when it blocks, and moved to virtual threads for a while;
     * declaring it spares the others that pause. A process has a virtual thread anyway.
     *
     * @param blocking false unless it is called
     * @return a changed copy
     */
    public ActorSpec blocking(boolean blocking) {
        return with(changed -> changed.blocking = blocking);
    }

    /** The same for the actor of a key. */
    ActorSpec at(KeyedSlot slot) {
        return with(changed -> changed.slot = slot);
    }

    /** The same with arguments that belong to the actor alone. */
    ActorSpec isolated(Node node) {
        @Nullable Object[] isolated = isolatedArguments(node);
        if (isolated == arguments) {
            return this;
        }
        return new ActorSpec(program, isolated, terms);
    }

    @Nullable Object[] isolatedArguments(Node node) {
        @Nullable Object[] isolated = arguments;
        for (int i = 0; i < arguments.length; i++) {
            Object argument =
                    node.messaging()
                            .isolate(arguments[i], () -> "an argument of behaviour " + behavior());
            if (argument != arguments[i]) {
                isolated = isolated == arguments ? arguments.clone() : isolated;
                isolated[i] = argument;
            }
        }
        return isolated;
    }

    /** What is left of a specification when its actor is dead: the behaviour's name. */
    static ActorSpec remains(String behavior) {
        return process(_ -> null).behaviorName(behavior);
    }

    /** What a node knows of the behaviour. */
    Kind kindOn(Node node) {
        Kind known = kind;
        if (known == null || known.events() != node.events()) {
            known =
                    node.events()
                            .kindOf(
                                    behavior().equals(ANONYMOUS) ? program.code() : behavior(),
                                    behavior());
            kind = known;
        }
        return known;
    }

    /** Tells what the node that has made it knows of the behaviour. */
    void isOf(Kind known) {
        kind = known;
    }

    boolean isSupervised() {
        return terms.supervision != null;
    }

    boolean isBlocking() {
        return terms.blocking;
    }

    /** The key that the actor serves; null if it serves none. */
    @Nullable KeyedSlot slot() {
        return terms.slot;
    }

    @Nullable Object[] arguments() {
        return arguments;
    }

    Program program() {
        return program;
    }

    String behavior() {
        return terms.behavior;
    }

    @Nullable String name() {
        return terms.name;
    }

    int capacityOr(int otherwise) {
        return terms.mailboxCapacity == 0 ? otherwise : terms.mailboxCapacity;
    }

    Overflow overflow() {
        return terms.overflow;
    }

    Duration shutdownTimeoutOr(Duration otherwise) {
        return terms.shutdownTimeout == null ? otherwise : terms.shutdownTimeout;
    }

    @Nullable Supervision newSupervision(Cell cell, Lifecycle life) {
        return terms.supervision == null
                ? null
                : terms.supervision.create(new Supervised(cell, life));
    }
}
