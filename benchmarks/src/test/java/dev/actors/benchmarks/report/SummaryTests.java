package dev.actors.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class SummaryTests {

    @Test
    void takesTheMiddleWhenTheNumberOfSamplesIsOdd() {
        assertThat(Summary.of(List.of(9.0, 1.0, 5.0, 3.0, 7.0))).isEqualTo(new Summary(5, 3, 7));
    }

    @Test
    void takesAPlaceBetweenTwoWhenTheNumberOfSamplesIsEven() {
        assertThat(Summary.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Summary(2.5, 1.75, 3.25));
    }

    @Test
    void isTheSampleWhenThereIsOne() {
        assertThat(Summary.of(List.of(4.0))).isEqualTo(new Summary(4, 4, 4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0",
                "0.0001234; 0.000123",
                "1; 1",
                "2.504; 2.5",
                "34.56; 34.6",
                "123.4; 123",
                "1234; 1,230",
                "8426123; 8,430,000"
            })
    void hasThreeDigitsWhenANumberIsWritten(double number, String text) {
        assertThat(Numbers.text(number)).isEqualTo(text);
    }
}
