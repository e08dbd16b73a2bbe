package dev.actors.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class RestartPolicyTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void hasTheDefaultsOfOtp() {
        assertThat(RestartPolicy.otp(RestartType.PERMANENT))
                .isEqualTo(
                        new RestartPolicy(
                                RestartType.PERMANENT,
                                1,
                                Duration.ofSeconds(5),
                                Duration.ZERO,
                                Duration.ZERO));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new RestartPolicy(RestartType.PERMANENT, -1, SECOND, SECOND, SECOND))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new RestartPolicy(
                                        RestartType.PERMANENT, 1, Duration.ZERO, SECOND, SECOND))
                .withMessageContaining("PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new RestartPolicy(
                                        RestartType.PERMANENT, 1, SECOND, SECOND, Duration.ZERO))
                .withMessageContaining("PT1S to PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new RestartPolicy(
                                        RestartType.PERMANENT,
                                        1,
                                        SECOND,
                                        SECOND.negated(),
                                        SECOND));
    }
}
