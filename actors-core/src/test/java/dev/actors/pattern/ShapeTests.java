package dev.actors.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ShapeTests {

    private static final Shape<Map<?, ?>> EVENT =
            Shape.map(Map.of("event", String.class, "data", Object.class));

    @Test
    void matchesAMapThatHasAllItsKeysAndMaybeMore() {
        assertThat(EVENT.matches(Map.of("event", "e", "data", 1))).isTrue();
        assertThat(EVENT.matches(Map.of("event", "e", "data", 1, "more", 2))).isTrue();
        assertThat(EVENT.matches(Map.of("event", "e"))).isFalse();
        assertThat(EVENT.matches(Map.of("event", 1, "data", 1))).isFalse();
        assertThat(EVENT.matches(List.of("event", "data"))).isFalse();
        assertThat(Shape.map(Map.of()).matches(Map.of("any", 1))).isTrue();
    }

    @Test
    void seesAMapAsAMap() {
        assertThat(EVENT.extract(Map.of("event", "e", "data", 1)).get("event")).isEqualTo("e");
    }

    @Test
    void tellsANullValueFromAMissingKey() {
        Map<String, Object> event = new HashMap<>();
        event.put("event", "e");
        assertThat(EVENT.matches(event)).isFalse();

        event.put("data", null);
        assertThat(EVENT.matches(event)).isTrue();

        event.put("event", null);
        assertThat(EVENT.matches(event)).isFalse();
    }

    @Test
    void takesANullLiteralForNullOnly() {
        Shape<Map<?, ?>> none = Shape.map(Collections.singletonMap("next", null));

        assertThat(none.matches(Collections.singletonMap("next", null))).isTrue();
        assertThat(none.matches(Map.of("next", 1))).isFalse();
        assertThat(none.matches(Map.of())).isFalse();
        assertThat(none).hasToString("{next: null}");
    }

    @Test
    void matchesATupleOfTheSameLengthByPosition() {
        Shape<List<?>> pair = Shape.tuple("move", Integer.class);

        assertThat(pair.matches(List.of("move", 1))).isTrue();
        assertThat(pair.matches(Arrays.asList("move", 1))).isTrue();
        assertThat(pair.matches(new Object[] {"move", 1L})).isTrue();
        assertThat(pair.matches(List.of(1, "move"))).isFalse();
        assertThat(pair.matches(List.of("move"))).isFalse();
        assertThat(pair.matches(List.of("move", 1, 2))).isFalse();
        assertThat(pair.matches(Set.of("move", 1))).isFalse();
        assertThat(Shape.tuple().matches(List.of())).isTrue();
        assertThat(Shape.tuple(Object.class, 2).matches(Arrays.asList(null, 2))).isTrue();
        assertThat(Shape.tuple(1, 2).matches(new int[] {1, 2})).isTrue();
    }

    @Test
    void matchesAListOrArrayWhoseEveryElementMatches() {
        Shape<List<?>> names = Shape.listOf(String.class);

        assertThat(names.matches(List.of("a", "b"))).isTrue();
        assertThat(names.matches(List.of())).isTrue();
        assertThat(names.matches(new String[] {"a"})).isTrue();
        assertThat(names.matches(List.of("a", 1))).isFalse();
        assertThat(names.matches(Arrays.asList("a", null))).isFalse();
        assertThat(names.matches(Set.of("a"))).isFalse();
        assertThat(names.matches("a")).isFalse();
    }

    @Test
    void matchesArraysOfPrimitivesAsLists() {
        assertThat(Shape.listOf(int.class).matches(new int[] {1, 2})).isTrue();
        assertThat(Shape.listOf(int.class).matches(new long[] {1, 2})).isTrue();
        assertThat(Shape.listOf(double.class).matches(new float[] {1})).isTrue();
        assertThat(Shape.listOf(int.class).matches(new double[] {1})).isFalse();
        assertThat(Shape.listOf(char.class).matches(new char[] {'a'})).isTrue();
        assertThat(Shape.listOf(Boolean.class).matches(new boolean[] {true})).isTrue();
        assertThat(Shape.listOf(Shape.listOf(int.class)).matches(new int[][] {{1}, {}})).isTrue();
    }

    @Test
    void seesAnArrayAsAList() {
        assertThat(Shape.listOf(int.class).extract(new int[] {1, 2}).toString())
                .isEqualTo("[1, 2]");
        assertThat(Shape.tuple("a", 1).extract(new Object[] {"a", 1}).get(1)).isEqualTo(1);
    }

    @Test
    void matchesASetWhoseEveryElementMatches() {
        Shape<Set<?>> numbers = Shape.setOf(Integer.class);

        assertThat(numbers.matches(Set.of(1, 2L))).isTrue();
        assertThat(numbers.matches(Set.of())).isTrue();
        assertThat(numbers.matches(Set.of(1, "a"))).isFalse();
        assertThat(numbers.matches(List.of(1))).isFalse();
        assertThat(numbers.extract(Set.of(1)).size()).isEqualTo(1);
    }

    @Test
    void nestsToAnyDepth() {
        Shape<Object> shape =
                Shape.of(
                        Map.of(
                                "groups",
                                List.of(Set.of(Integer.class)),
                                "pos",
                                Shape.tuple(double.class, Map.of("unit", "m"))));

        assertThat(
                        shape.matches(
                                Map.of(
                                        "groups",
                                        List.of(Set.of(1), Set.of()),
                                        "pos",
                                        List.of(1.5, Map.of("unit", "m")))))
                .isTrue();
        assertThat(
                        shape.matches(
                                Map.of(
                                        "groups",
                                        List.of(Set.of(1), Set.of("a")),
                                        "pos",
                                        List.of(1.5, Map.of("unit", "m")))))
                .isFalse();
        assertThat(
                        shape.matches(
                                Map.of(
                                        "groups",
                                        List.of(),
                                        "pos",
                                        List.of(1.5, Map.of("unit", "km")))))
                .isFalse();
        assertThat(shape).hasToString("{groups: [set of integer], pos: (decimal, {unit: \"m\"})}");
    }

    @Test
    void takesAnotherPatternAsAPart() {
        Shape<Map<?, ?>> positive = Shape.map(Map.of("n", Pattern.type(Integer.class, n -> n > 0)));

        assertThat(positive.matches(Map.of("n", 1))).isTrue();
        assertThat(positive.matches(Map.of("n", 0))).isFalse();
        assertThat(positive.matches(Collections.singletonMap("n", null))).isFalse();
        assertThat(positive).hasToString("{n: Integer with a condition}");
    }

    @Test
    void isReadOnceFromItsTemplate() {
        Map<String, Object> template = new LinkedHashMap<>(Map.of("a", 1));
        Shape<Map<?, ?>> shape = Shape.map(template);
        template.put("b", 2);

        assertThat(shape.matches(Map.of("a", 1))).isTrue();
    }

    @Test
    void isShortAsText() {
        assertThat(EVENT).hasToString("{data: any, event: String}");
        assertThat(Shape.tuple("a", null, true, 1.5, new byte[3]))
                .hasToString("(\"a\", null, true, 1.5, byte[3])");
        assertThat(Shape.listOf(byte[].class)).hasToString("[byte[]]");
    }

    @Test
    void refusesAListOrSetTemplateThatHasNotOneElement() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.of(List.of("move", Integer.class)))
                .withMessage(
                        "A list template has exactly one element, for all elements of the list;"
                            + " this one has 2. Use Shape.tuple(...) for fixed positions, or"
                            + " Shape.listOf(...), as in Shape.listOf(Object.class), for elements"
                            + " that are alike.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.map(Map.of("tags", Set.of())))
                .withMessageStartingWith("A set template has exactly one element")
                .withMessageContaining("this one has 0")
                .withMessageContaining("Shape.setOf(Object.class)");
    }

    @Test
    void refusesAnArrayAsTemplate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.map(Map.of("pos", new int[] {1})))
                .withMessage(
                        "An array (int[]) is no template. Use Shape.tuple(...) for fixed positions,"
                                + " or Shape.listOf(...) for elements that are alike.");
    }

    @Test
    void refusesANullKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shape.map(Collections.singletonMap(null, 1)))
                .withMessage("The map of a shape has a null key. Give each key a name.");
    }
}
