package dev.actors.spring.insight;

import org.jspecify.annotations.Nullable;

/** How long behaviours handle their messages, where that is measured. */
@FunctionalInterface
public interface HandlingTimes {

    /** Nothing is measured. */
    HandlingTimes NONE = _ -> null;

    /**
     * What has been measured by now.
     *
     * @param count messages handled
     * @param nanos how long that took in all, in nanoseconds
     */
    record Total(long count, double nanos) {

        /** The mean of what was measured since another total, in microseconds; null for none. */
        @Nullable Double meanMicrosSince(@Nullable Total before) {
            Total start = before == null || before.count >= count ? new Total(0, 0) : before;
            long messages = count - start.count;
            double time = nanos - start.nanos;
            return messages == 0 ? null : Double.valueOf(time / messages / 1_000);
        }
    }

    /**
     * What has been measured of a behaviour.
     *
     * @param behavior its name
     * @return null if it is not measured
     */
    @Nullable Total of(String behavior);
}
