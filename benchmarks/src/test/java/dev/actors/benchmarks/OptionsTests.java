package dev.actors.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTests {

    @Test
    void givesValuesWhenTheyAreSet() {
        Options options = Options.of("--only", "ring", "--forks", "2");
        assertThat(options.get("only")).isEqualTo("ring");
        assertThat(options.number("forks", 3)).isEqualTo(2);
        assertThat(options.number("seconds", 1.5)).isEqualTo(1.5);
    }

    @Test
    void namesTheOptionWhenItIsMissing() {
        assertThatThrownBy(() -> Options.of().get("docs"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The option --docs is missing");
    }

    @Test
    void refusesWhenAnArgumentIsNoOption() {
        assertThatThrownBy(() -> Options.of("ring"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Options are --name value, unlike ring");
        assertThatThrownBy(() -> Options.of("--only"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Options are --name value, unlike --only");
    }
}
