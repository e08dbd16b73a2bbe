package dev.actors.test;

import dev.actors.Address;
import dev.actors.Down;
import dev.actors.Exit;
import dev.actors.ExitReason;
import dev.actors.Node;
import dev.actors.pattern.Pattern;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An actor in a test's hand: others send to its address, and the test says what must have come. The
 * idea is that of the probes of Akka's and Pekko's test kits.
 *
 * <p>Messages are expected in their order: each {@code expect} takes the next message, and fails if
 * that is another one than expected; {@link #fish} passes others over. A failure is an {@link
 * AssertionError} that says what was expected, what came instead, what waits behind it, and in a
 * simulation the seed.
 *
 * <p>A time-out is real time, so that a probe on a {@link ManualClock} gives up though the clock
 * stands still. In a simulation it is the simulation's time, which costs nothing. Without one
 * given, a probe waits up to 5 seconds for a message and 100 milliseconds for none.
 *
 * <p>A probe traps exits. One thread at a time may use it; in a simulation, one that runs in it. It
 * ends with its node.
 */
public final class TestProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SILENCE = Duration.ofMillis(100);

    private final Puppet puppet;

    /** Who waits for the answer to the message last taken. */
    private @Nullable Address asker;

    private @Nullable Object last;

    private TestProbe(Puppet puppet) {
        this.puppet = puppet;
    }

    /**
     * Spawns a probe.
     *
     * @param node where it lives
     * @return a probe with an empty mailbox
     */
    public static TestProbe on(Node node) {
        return new TestProbe(new Puppet(node));
    }

    /**
     * Where the probe is reached.
     *
     * @return its address
     */
    public Address address() {
        return puppet.address();
    }

    /**
     * Takes the next message, which must be of a type.
     *
     * @param type class or interface
     * @param <T> the type
     * @return the message
     * @throws AssertionError if it is of another type, or none comes within 5 seconds
     */
    public <T> T expect(Class<T> type) {
        return expect(type, PATIENCE);
    }

    /**
     * Takes the next message, which must be of a type.
     *
     * @param type class or interface
     * @param timeout how long to wait for it
     * @param <T> the type
     * @return the message
     * @throws AssertionError if it is of another type, or none comes in time
     */
    public <T> T expect(Class<T> type, Duration timeout) {
        return expect(Pattern.type(type), timeout);
    }

    /**
     * Takes the next message, which must match a pattern.
     *
     * @param pattern a type with a condition, or a shape
     * @param <T> what the message is seen as
     * @return the message
     * @throws AssertionError if it does not match, or none comes within 5 seconds
     */
    public <T> T expect(Pattern<T> pattern) {
        return expect(pattern, PATIENCE);
    }

    /**
     * Takes the next message, which must match a pattern.
     *
     * @param pattern a type with a condition, or a shape
     * @param timeout how long to wait for it
     * @param <T> what the message is seen as
     * @return the message
     * @throws AssertionError if it does not match, or none comes in time
     */
    public <T> T expect(Pattern<T> pattern, Duration timeout) {
        return pattern.extract(next(pattern.toString(), pattern::matches, timeout));
    }

    /**
     * Takes the next message, which must equal a value.
     *
     * @param message the value; arrays are equal by their elements
     * @throws AssertionError if it does not, or none comes within 5 seconds
     */
    public void expect(Object message) {
        expect(message, PATIENCE);
    }

    /**
     * Takes the next message, which must equal a value.
     *
     * @param message the value; arrays are equal by their elements
     * @param timeout how long to wait for it
     * @throws AssertionError if it does not, or none comes in time
     */
    public void expect(Object message, Duration timeout) {
        Object unused =
                next(Texts.of(message), other -> Objects.deepEquals(message, other), timeout);
    }

    /**
     * Makes sure that no message is there or comes.
     *
     * @throws AssertionError if one comes within 100 milliseconds
     */
    public void expectNone() {
        expectNone(SILENCE);
    }

    /**
     * Makes sure that no message is there or comes for a while.
     *
     * @param duration how long to wait; zero only looks
     * @throws AssertionError if one comes within that time
     */
    public void expectNone(Duration duration) {
        Taken taken = take(_ -> true, duration);
        if (taken.message() != null) {
            throw failure("Expected no message, but " + taken.text());
        }
    }

    /**
     * Takes messages until one is of a type; those before it are gone.
     *
     * @param type class or interface
     * @param timeout how long to wait, for all together
     * @param <T> the type
     * @return the message
     * @throws AssertionError if none comes in time
     */
    public <T> T fish(Class<T> type, Duration timeout) {
        return fish(Pattern.type(type), timeout);
    }

    /**
     * Takes messages until one matches; those before it are gone.
     *
     * @param pattern a type with a condition, or a shape
     * @param timeout how long to wait, for all together
     * @param <T> what the message is seen as
     * @return the message
     * @throws AssertionError if none comes in time
     */
    public <T> T fish(Pattern<T> pattern, Duration timeout) {
        Taken taken = take(pattern::matches, timeout);
        Object message = taken.message();
        if (message == null) {
            throw failure(
                    "Fished for "
                            + pattern
                            + ", but within "
                            + Texts.of(timeout)
                            + " there came "
                            + (taken.passedOver().isEmpty()
                                    ? "no message."
                                    : "only " + Texts.of(taken.passedOver()) + "."));
        }
        return pattern.extract(message);
    }

    /**
     * Answers the message last taken.
     *
     * @param value the reply; a {@link dev.actors.Refusal} refuses
     * @throws AssertionError if that message was not asked
     */
    public void reply(Object value) {
        Address waiting = asker;
        if (waiting == null) {
            throw failure(
                    last == null
                            ? "No message has been taken that could be answered."
                            : "Nobody waits for a reply to "
                                    + Texts.of(last)
                                    + ": it was sent, not asked.");
        }
        send(waiting, value);
    }

    /**
     * Sends a message as the probe: it arrives behind all that the probe has sent to that actor.
     *
     * @param to the receiver
     * @param message any value that can be isolated
     */
    public void send(Address to, Object message) {
        act(hand -> hand.self().send(to, message));
    }

    /**
     * Monitors an actor: its end will come as a message, for {@link #expectDown}.
     *
     * @param actor the actor
     */
    public void watch(Address actor) {
        act(hand -> hand.self().monitor(actor));
    }

    /**
     * Takes the next message, which must tell of the end of an actor that is {@link #watch
     * watched}.
     *
     * @param actor the actor
     * @return how it ended
     * @throws AssertionError if another message comes, or none within 5 seconds
     */
    public ExitReason expectDown(Address actor) {
        Predicate<Object> down =
                message -> message instanceof Down end && end.actor().equals(actor);
        return ((Down) next("the Down of " + actor, down, PATIENCE)).reason();
    }

    /**
     * Links the probe and an actor: its end will come as a message, for {@link #expectExit}, and it
     * ends if the probe is killed.
     *
     * @param actor the actor
     */
    public void link(Address actor) {
        act(hand -> hand.self().link(actor));
    }

    /**
     * Takes the next message, which must tell of the end of an actor that is {@link #link linked}.
     *
     * @param actor the actor
     * @return how it ended
     * @throws AssertionError if another message comes, or none within 5 seconds
     */
    public ExitReason expectExit(Address actor) {
        Predicate<Object> exit = message -> message instanceof Exit end && end.from().equals(actor);
        return ((Exit) next("the Exit of " + actor, exit, PATIENCE)).reason();
    }

    private void act(Consumer<Puppet.Hand> code) {
        boolean unused =
                puppet.perform(
                        hand -> {
                            code.accept(hand);
                            return true;
                        });
    }

    private Object next(String expected, Predicate<Object> wanted, Duration timeout) {
        Taken taken = take(_ -> true, timeout);
        Object message = taken.message();
        if (message == null) {
            throw failure(
                    "Expected "
                            + expected
                            + ", but no message came within "
                            + Texts.of(timeout)
                            + ".");
        }
        if (!wanted.test(message)) {
            throw failure("Expected " + expected + ", but " + taken.text());
        }
        return message;
    }

    /** Takes messages until one is wanted. */
    private Taken take(Predicate<Object> wanted, Duration timeout) {
        Taken taken = puppet.perform(timeout, hand -> Taken.from(hand, wanted));
        last = taken.message();
        asker = taken.asker();
        return taken;
    }

    private AssertionError failure(String text) {
        return new AssertionError(text + puppet.world());
    }

    /** Names the probe. */
    @Override
    public String toString() {
        return "TestProbe at " + address();
    }
}
