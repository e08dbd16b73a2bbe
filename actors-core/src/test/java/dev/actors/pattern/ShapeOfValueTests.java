package dev.actors.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

class ShapeOfValueTests {

    record Point(int x, int y) {}

    @Test
    void matchesAnyValueByObject() {
        assertThat(Shape.of(Object.class).matches(new Point(1, 2))).isTrue();
        assertThat(Shape.listOf(Object.class).matches(Arrays.asList(1, null, "a"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                byte.class,
                Byte.class,
                short.class,
                Short.class,
                int.class,
                Integer.class,
                long.class,
                Long.class,
                BigInteger.class
            })
    void matchesIntegralNumbersOfAnyWidthByEachIntegralType(Class<?> type) {
        Shape<Object> integer = Shape.of(type);

        assertThat(List.of((byte) 1, (short) 1, 1, 1L, BigInteger.ONE.shiftLeft(100)))
                .allMatch(integer::matches);
        assertThat(List.of(1.0, 1.0f, BigDecimal.ONE, true, 'a', "1")).noneMatch(integer::matches);
        assertThat(integer).hasToString("integer");
    }

    @ParameterizedTest
    @ValueSource(classes = {float.class, Float.class, double.class, Double.class, BigDecimal.class})
    void matchesFractionsOfAnyWidthByEachFractionalType(Class<?> type) {
        Shape<Object> decimal = Shape.of(type);

        assertThat(List.of(1.0, 1.0f, BigDecimal.ONE, Double.NaN)).allMatch(decimal::matches);
        assertThat(List.of(1, 1L, BigInteger.ONE, true, "1.0")).noneMatch(decimal::matches);
        assertThat(decimal).hasToString("decimal");
    }

    @Test
    void matchesAllNumbersByNumber() {
        Shape<Object> number = Shape.of(Number.class);

        assertThat(List.of((byte) 1, 1L, 1.5, BigInteger.ONE, BigDecimal.ONE))
                .allMatch(number::matches);
        assertThat(List.of(true, 'a', "1")).noneMatch(number::matches);
    }

    @Test
    void matchesOtherValuesByType() {
        assertThat(Shape.of(boolean.class).matches(true)).isTrue();
        assertThat(Shape.of(Boolean.class).matches(1)).isFalse();
        assertThat(Shape.of(char.class).matches('a')).isTrue();
        assertThat(Shape.of(String.class).matches('a')).isFalse();
        assertThat(Shape.of(TimeUnit.class).matches(TimeUnit.DAYS)).isTrue();
        assertThat(Shape.of(Record.class).matches(new Point(1, 2))).isTrue();
        assertThat(Shape.of(Map.class).matches(Map.of())).isTrue();
    }

    @Test
    void takesOtherValuesForLiterals() {
        assertThat(Shape.of("ping").matches("ping")).isTrue();
        assertThat(Shape.of("ping").matches("pong")).isFalse();
        assertThat(Shape.of(true).matches(true)).isTrue();
        assertThat(Shape.of('a').matches('a')).isTrue();
        assertThat(Shape.of('a').matches("a")).isFalse();
        assertThat(Shape.of('a').matches(97)).isFalse();
        assertThat(Shape.of(TimeUnit.DAYS).matches(TimeUnit.DAYS)).isTrue();
        assertThat(Shape.of(TimeUnit.DAYS).matches(TimeUnit.HOURS)).isFalse();
        assertThat(Shape.of(new Point(1, 2)).matches(new Point(1, 2))).isTrue();
        assertThat(Shape.of(1.5).matches(1.5)).isTrue();
    }

    @Test
    void comparesIntegralLiteralsByValue() {
        assertThat(List.of((byte) 7, (short) 7, 7, 7L, BigInteger.valueOf(7)))
                .allMatch(Shape.of(7)::matches)
                .allMatch(Shape.of(7L)::matches)
                .allMatch(Shape.of(BigInteger.valueOf(7))::matches)
                .noneMatch(Shape.of(8)::matches);
        assertThat(Shape.of(7).matches(7.0)).isFalse();
        assertThat(Shape.of(Long.MAX_VALUE).matches(BigInteger.ONE.shiftLeft(63))).isFalse();
        assertThat(Shape.of(0).matches(BigInteger.ONE.shiftLeft(64))).isFalse();
    }

    @Test
    void comparesBinaryLiteralsByTheirBytes() {
        byte[] bytes = {1, 2};
        Shape<Object> binary = Shape.of(bytes);
        bytes[0] = 9;

        assertThat(binary.matches(new byte[] {1, 2})).isTrue();
        assertThat(binary.matches(new byte[] {9, 2})).isFalse();
        assertThat(binary.matches(List.of(1, 2))).isFalse();
    }

    @Test
    void takesBinaryForNoListOfNumbers() {
        byte[] bytes = {1, 2};

        assertThat(Shape.of(byte[].class).matches(bytes)).isTrue();
        assertThat(Shape.of(byte[].class).matches("12")).isFalse();
        assertThat(Shape.listOf(Integer.class).matches(bytes)).isFalse();
        assertThat(Shape.tuple(1, 2).matches(bytes)).isFalse();
    }
}
