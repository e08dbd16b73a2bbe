package dev.actors.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

class ShapeOfExampleTests {

    @Test
    void isTheTypeOfAValue() {
        assertThat(Shape.like("a")).hasToString("String");
        assertThat(Shape.like(1)).hasToString("integer");
        assertThat(Shape.like(1.5f)).hasToString("decimal");
        assertThat(Shape.like(true)).hasToString("Boolean");
        assertThat(Shape.like('a')).hasToString("Character");
        assertThat(Shape.like(TimeUnit.DAYS)).hasToString("TimeUnit");
        assertThat(Shape.like(new byte[] {1})).hasToString("byte[]");
    }

    @Test
    void isAMapOfShapesForAMap() {
        Shape<Object> shape =
                Shape.like(Map.of("event", "e", "data", Map.of("n", 1, "tags", Set.of("a"))));

        assertThat(shape).hasToString("{data: {n: integer, tags: set of String}, event: String}");
        assertThat(
                        shape.matches(
                                Map.of(
                                        "event",
                                        "f",
                                        "data",
                                        Map.of("n", 2L, "tags", Set.of(), "more", 1))))
                .isTrue();
        assertThat(shape.matches(Map.of("event", "f", "data", Map.of("n", 2)))).isFalse();
    }

    @Test
    void isAListOfTheCommonShapeForAListOrArray() {
        assertThat(Shape.like(List.of(1, 2L))).hasToString("[integer]");
        assertThat(Shape.like(List.of(Map.of("a", 1), Map.of("a", 2))))
                .hasToString("[{a: integer}]");
        assertThat(Shape.like(List.of(List.of(1.5), List.of(2.5)))).hasToString("[[decimal]]");
        assertThat(Shape.like(new String[] {"a"})).hasToString("[String]");
        assertThat(Shape.like(new int[] {1, 2})).hasToString("[integer]");
    }

    @Test
    void takesAShapeInTheExampleForItself() {
        assertThat(Shape.like(Map.of("tags", Shape.listOf(String.class))))
                .hasToString("{tags: [String]}");
    }

    @Test
    void refusesAnEmptyListOrSet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.like(Map.of("data", Map.of("tags", List.of()))))
                .withMessage(
                        "example.data.tags is an empty list. Give it elements that are alike, or"
                            + " write Shape.listOf(...), as in Shape.listOf(Object.class), in its"
                            + " place.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.like(Set.of()))
                .withMessageStartingWith("example is an empty set.")
                .withMessageContaining("Shape.setOf(Object.class)");
    }

    @Test
    void refusesAMixedListOrSet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.like(List.of("a", 1)))
                .withMessage(
                        "example mixes String and integer. Give it elements that are alike, or"
                            + " write Shape.listOf(...), as in Shape.listOf(Object.class), in its"
                            + " place.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.like(List.of(List.of(1, 2.5))))
                .withMessageStartingWith("example[0] mixes integer and decimal.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.like(new LinkedHashSet<>(List.of(true, "a"))))
                .withMessageStartingWith("example mixes Boolean and String.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.like(List.of(Map.of("a", 1), Map.of("b", 1))))
                .withMessageStartingWith("example mixes {a: integer} and {b: integer}.");
    }

    @Test
    void refusesNull() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.like(Collections.singletonMap("next", null)))
                .withMessage(
                        "example.next is null, which says nothing of its type. Give it a value, or"
                                + " write Shape.of(Object.class) in its place.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.like(new ArrayList<>(Collections.singletonList(null))))
                .withMessageStartingWith("example[0] is null");
    }
}
