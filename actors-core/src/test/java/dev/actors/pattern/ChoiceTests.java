package dev.actors.pattern;

import static dev.actors.pattern.Clause.after;
import static dev.actors.pattern.Clause.on;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

class ChoiceTests {

    @Test
    void choosesTheFirstClauseThatMatches() {
        Choice<String> choice =
                Choice.of(
                        on(Integer.class, n -> n > 9, n -> "big " + n),
                        on(Integer.class, n -> "small " + n),
                        on(Shape.of("ping"), _ -> "pong"));

        assertThat(choice.matches(10)).isTrue();
        assertThat(choice.outcome(10)).isEqualTo("big 10");
        assertThat(choice.matches(1)).isTrue();
        assertThat(choice.outcome(1)).isEqualTo("small 1");
        assertThat(choice.matches("ping")).isTrue();
        assertThat(choice.extract("ping")).isEqualTo("ping");
        assertThat(choice.outcome("ping")).isEqualTo("pong");
        assertThat(choice.matches("other")).isFalse();
        assertThat(choice.timeout()).isNull();
    }

    @Test
    void endsWithItsTimeOut() {
        Choice<Integer> choice =
                Choice.of(on(Integer.class, n -> n), after(Duration.ofSeconds(5), () -> -1));

        assertThat(choice.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(choice.outcome(null)).isEqualTo(-1);
    }

    @Test
    void namesItsPatternsInOrder() {
        assertThat(
                        Choice.of(
                                on(Integer.class, n -> n),
                                on(Shape.map(Map.of("event", String.class)), _ -> 0),
                                after(Duration.ZERO, () -> -1)))
                .hasToString("Integer or {event: String}");
        assertThat(Choice.of(after(Duration.ZERO, () -> -1))).hasToString("a time-out");
    }

    @Test
    void refusesAClauseBehindAfter() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Choice.of(after(Duration.ZERO, () -> -1), on(Integer.class, n -> n)))
                .withMessage("A clause follows after(...). Make after(...) the last clause.");
    }

    @Test
    void refusesASecondAfter() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Choice.of(
                                        on(Integer.class, n -> n),
                                        after(Duration.ZERO, () -> -1),
                                        after(Duration.ZERO, () -> -2)))
                .withMessage("A receive has one after(...) at most. Leave out the others.");
    }

    @Test
    void refusesToBeEmpty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Choice.of())
                .withMessage("A receive needs a clause. Give it an on(...) or an after(...).");
    }
}
