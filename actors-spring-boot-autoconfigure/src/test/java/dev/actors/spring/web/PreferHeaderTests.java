package dev.actors.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

import java.time.Duration;
import java.util.Optional;

/** What a Prefer header says, and that none can keep a thread busy. */
class PreferHeaderTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static Optional<Duration> waiting(String header) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Prefer", header);
        return PreferHeader.of(request).waiting();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '/',
            value = {
                "wait=5/5",
                "' wait = 5 ; a ; b = c;; ,foo'/5",
                "wait=\"5\"/5",
                ",, foo=\"a,b\\\";c\", WAIT=5/5",
                "wait=5, wait=6/5",
                "wait=0/",
                "wait=5 6/",
                "wait/",
                "wait==5/",
                "wait=5, \"foo\"/",
                "foo=\"wait=5/"
            })
    void tellsHowLongTheClientWaits(String header, Integer seconds) {
        assertThat(waiting(header))
                .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"; ", ";   ;   ", "; b=c ", ";b", " ", ",", "=", "\"\\x\"", "\\x"})
    void isReadAtOnceHoweverLongAndWrongItIs(String repeated) {
        String many = repeated.repeat(8_000 / repeated.length());
        for (String header : new String[] {"a" + many + "@", "a=\"" + many + "\"@", many}) {
            assertThat(assertTimeoutPreemptively(SOON, () -> waiting(header))).isEmpty();
        }
        assertThat(
                        assertTimeoutPreemptively(
                                SOON, () -> waiting("wait=5;a=\"" + many.replace("\"", "") + "\"")))
                .hasValue(Duration.ofSeconds(5));
    }
}
