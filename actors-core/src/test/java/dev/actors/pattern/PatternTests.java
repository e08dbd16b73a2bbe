package dev.actors.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatternTests {

    @Test
    void matchesInstancesOfItsType() {
        Pattern<Number> number = Pattern.type(Number.class);

        assertThat(number.matches(1)).isTrue();
        assertThat(number.matches(1.5)).isTrue();
        assertThat(number.matches("1")).isFalse();
        assertThat(number.extract(1)).isEqualTo(1);
        assertThat(number).hasToString("Number");
    }

    @Test
    void testsItsConditionForInstancesOnly() {
        Pattern<String> shout = Pattern.type(String.class, s -> s.endsWith("!"));

        assertThat(shout.matches("hey!")).isTrue();
        assertThat(shout.matches("hey")).isFalse();
        assertThat(shout.matches(1)).isFalse();
        assertThat(shout).hasToString("String with a condition");
    }

    @Test
    void takesThePrimitiveForItsWrapper() {
        assertThat(Pattern.type(int.class).matches(1)).isTrue();
        assertThat(Pattern.type(int.class).matches(1L)).isFalse();
        assertThat(Pattern.type(char.class).extract('c')).isEqualTo('c');
    }
}
