package dev.actors.isolation;

import static dev.actors.isolation.RandomValues.change;
import static dev.actors.isolation.RandomValues.changeArrays;
import static dev.actors.isolation.RandomValues.changeCollections;
import static dev.actors.isolation.RandomValues.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What holds for every value; a failure names its seed, and the seed alone makes the value. */
class IsolatorPropertyTests {

    private static final int VALUES = 5_000;

    private final Isolator isolator = new Isolator(Isolation.COPY, Map.of(), Set.of());

    private static void forEachValue(Consumer<Object> property) {
        for (long seed = 0; seed < VALUES; seed++) {
            try {
                property.accept(new RandomValues(seed).next());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("With seed " + seed, e);
            }
        }
    }

    @Test
    void copyHoldsWhatTheOriginalHolds() {
        forEachValue(value -> assertThat(text(isolator.isolate(value))).isEqualTo(text(value)));
    }

    @Test
    void copyShowsNoChangeOfTheOriginal() {
        forEachValue(
                value -> {
                    String before = text(value);
                    Object copy = isolator.isolate(value);
                    change(value);
                    assertThat(text(copy)).isEqualTo(before);
                });
    }

    @Test
    void originalShowsNoChangeOfTheCopy() {
        forEachValue(
                value -> {
                    String before = text(value);
                    change(isolator.isolate(value));
                    assertThat(text(value)).isEqualTo(before);
                });
    }

    @Test
    void nothingOfTheCopyCanBeChangedButArrays() {
        forEachValue(
                value -> {
                    Object copy = isolator.isolate(value);
                    changeCollections(copy);
                    assertThat(text(copy)).isEqualTo(text(value));
                });
    }

    @Test
    void copyThatIsPassedOnIsCopiedOnlyIfItHoldsAnArray() {
        forEachValue(
                value -> {
                    String before = text(value);
                    Object copy = isolator.isolate(value);
                    Object next = isolator.isolate(copy);
                    assertThat(next == copy).isEqualTo(!RandomValues.holdsArray(value));
                    changeArrays(copy);
                    assertThat(text(next)).isEqualTo(before);
                });
    }

    @Test
    void strictSharesExactlyWhatCopyWouldNotCopy() {
        Isolator strict = new Isolator(Isolation.STRICT, Map.of(), Set.of());
        forEachValue(
                value -> {
                    boolean shared = isolator.isolate(value) == value;
                    Object strictly;
                    try {
                        strictly = strict.isolate(value);
                    } catch (NotShareableException e) {
                        strictly = e;
                    }
                    assertThat(strictly == value).isEqualTo(shared);
                });
    }

    @Test
    void changesAreSeenInWhatIsNotIsolated() {
        long[] changed = {0};
        forEachValue(
                value -> {
                    String before = text(value);
                    change(value);
                    changed[0] += text(value).equals(before) ? 0 : 1;
                });
        assertThat(changed[0]).isGreaterThan(VALUES / 2);
    }
}
