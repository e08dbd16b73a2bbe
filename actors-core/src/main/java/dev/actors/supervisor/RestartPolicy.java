package dev.actors.supervisor;

import dev.actors.Supervision;

import java.time.Duration;

/**
 * How often, and how soon, an actor is restarted. An actor that would be restarted more than {@code
 * intensity} times within {@code period} gives up and ends with the reason of its last crash (OTP
 * Design Principles, "Maximum Restart Intensity").
 *
 * @param type after which ends it is restarted
 * @param intensity restarts allowed within a period; zero for none
 * @param period the length of the window, which slides
 * @param minBackoff the delay of the first restart; it doubles for each further one within the
 *     period. Zero for none
 * @param maxBackoff the longest delay
 */
public record RestartPolicy(
        RestartType type,
        int intensity,
        Duration period,
        Duration minBackoff,
        Duration maxBackoff) {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** Checks the values. */
    public RestartPolicy {
        if (intensity < 0) {
            throw new IllegalArgumentException(
                    "A restart intensity is not negative, as " + intensity + " is");
        }
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("A restart period is positive, not " + period);
        }
        if (period.compareTo(LONGEST) > 0 || maxBackoff.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "A restart period and backoff are at most 36,500 days");
        }
        if (minBackoff.isNegative() || maxBackoff.compareTo(minBackoff) < 0) {
            throw new IllegalArgumentException(
                    "A backoff goes from zero or more to no less, not from "
                            + minBackoff
                            + " to "
                            + maxBackoff);
        }
    }

    /**
     * OTP's defaults: one restart in 5 seconds, at once.
     *
     * @param type after which ends to restart
     * @return the policy
     */
    public static RestartPolicy otp(RestartType type) {
        return new RestartPolicy(type, 1, Duration.ofSeconds(5), Duration.ZERO, Duration.ZERO);
    }

    /**
     * A supervision for one actor, which spends a restart budget of its own.
     *
     * @param child the actor
     * @return a new supervision
     */
    public Supervision newSupervision(Supervision.Child child) {
        return new OwnBudget(this, child);
    }
}
