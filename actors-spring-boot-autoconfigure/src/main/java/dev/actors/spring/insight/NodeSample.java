package dev.actors.spring.insight;

import org.jspecify.annotations.Nullable;

/**
 * What a node did at one moment.
 *
 * @param t when, in milliseconds since 1970
 * @param alive actors that live
 * @param messagesPerSecond messages taken per second since the sample before; null in the first
 * @param mailboxTotal messages in all mailboxes
 * @param restarts restarts since the node's start
 * @param deadLetters messages that nobody handled, since the node's start
 * @param restartsPerSecond restarts per second since the sample before; null in the first
 * @param deadLettersPerSecond likewise
 * @param watchers those who watch
 */
public record NodeSample(
        long t,
        long alive,
        @Nullable Double messagesPerSecond,
        long mailboxTotal,
        long restarts,
        long deadLetters,
        @Nullable Double restartsPerSecond,
        @Nullable Double deadLettersPerSecond,
        int watchers) {

    static NodeSample of(Census census, @Nullable Census before, int watchers) {
        long restarts = restarts(census);
        long deadLetters = deadLetters(census);
        return new NodeSample(
                census.at().toEpochMilli(),
                census.size(),
                before == null ? null : Double.valueOf(messagesPerSecond(census)),
                census.behaviors().values().stream().mapToLong(BehaviorFigures::mailboxTotal).sum(),
                restarts,
                deadLetters,
                before == null ? null : perSecond(restarts - restarts(before), census, before),
                before == null
                        ? null
                        : perSecond(deadLetters - deadLetters(before), census, before),
                watchers);
    }

    private static Double perSecond(long count, Census census, Census before) {
        return count / census.secondsSince(before);
    }

    private static double messagesPerSecond(Census census) {
        double sum = 0;
        for (BehaviorFigures behavior : census.behaviors().values()) {
            Double rate = behavior.messagesPerSecond();
            sum += rate == null ? 0 : rate;
        }
        return sum;
    }

    private static long restarts(Census census) {
        return census.behaviors().values().stream().mapToLong(BehaviorFigures::restarts).sum();
    }

    private static long deadLetters(Census census) {
        return census.behaviors().values().stream().mapToLong(BehaviorFigures::deadLetters).sum();
    }

    /**
     * Tells whether nothing has changed but the time.
     *
     * @param other the sample before
     * @return whether the two say the same
     */
    public boolean saysTheSameAs(@Nullable NodeSample other) {
        return other != null && at(0).equals(other.at(0));
    }

    private NodeSample at(long time) {
        return new NodeSample(
                time,
                alive,
                messagesPerSecond,
                mailboxTotal,
                restarts,
                deadLetters,
                restartsPerSecond,
                deadLettersPerSecond,
                watchers);
    }
}
