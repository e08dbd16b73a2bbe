package dev.actors.test;

import dev.actors.DeadLetter;
import dev.actors.pattern.Pattern;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * The dead letters of a test's node, as a parameter of the test. A test that expects one takes it
 * from here; what is left at the end fails the test.
 *
 * <p>Letters may be taken in any order. Time-outs are as those of a {@link TestProbe}.
 */
public final class DeadLetters {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Gets each dead letter as a message. */
    private final Puppet overseer;

    private record Taken(@Nullable DeadLetter letter, List<Object> others) {}

    DeadLetters(Puppet overseer) {
        this.overseer = overseer;
    }

    /**
     * Takes the oldest dead letter whose message is of a type.
     *
     * @param type class or interface
     * @return the letter, with its reason
     * @throws AssertionError if there is none within 5 seconds
     */
    public DeadLetter expect(Class<?> type) {
        return expect(Pattern.type(type));
    }

    /**
     * Takes the oldest dead letter whose message matches a pattern.
     *
     * @param pattern a type with a condition, or a shape
     * @return the letter, with its reason
     * @throws AssertionError if there is none within 5 seconds
     */
    public DeadLetter expect(Pattern<?> pattern) {
        return take(pattern.toString(), pattern::matches);
    }

    /**
     * Takes the oldest dead letter whose message equals a value.
     *
     * @param message the value; arrays are equal by their elements
     * @return the letter, with its reason
     * @throws AssertionError if there is none within 5 seconds
     */
    public DeadLetter expect(Object message) {
        return take(Texts.of(message), other -> Objects.deepEquals(message, other));
    }

    /** Those that nobody has taken, oldest first. */
    List<DeadLetter> untaken() {
        return overseer.perform(DeadLetters::letters);
    }

    private static List<DeadLetter> letters(Puppet.Hand hand) {
        return hand.waiting().stream()
                .filter(DeadLetter.class::isInstance)
                .map(DeadLetter.class::cast)
                .toList();
    }

    private DeadLetter take(String expected, Predicate<Object> wanted) {
        Taken taken = overseer.perform(PATIENCE, hand -> take(hand, wanted));
        DeadLetter letter = taken.letter();
        if (letter == null) {
            throw new AssertionError(
                    "Expected a dead letter with "
                            + expected
                            + ", but within "
                            + Texts.of(PATIENCE)
                            + " there was "
                            + (taken.others().isEmpty()
                                    ? "none."
                                    : "only " + Texts.of(taken.others()) + ".")
                            + overseer.world());
        }
        return letter;
    }

    private static Taken take(Puppet.Hand hand, Predicate<Object> wanted) {
        Object letter =
                hand.next(
                        message ->
                                message instanceof DeadLetter dead && wanted.test(dead.message()));
        return new Taken(
                (DeadLetter) letter, letters(hand).stream().map(DeadLetter::message).toList());
    }
}
