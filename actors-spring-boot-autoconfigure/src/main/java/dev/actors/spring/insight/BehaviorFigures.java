package dev.actors.spring.insight;

import org.jspecify.annotations.Nullable;

/**
 * What a behaviour's actors do, taken together.
 *
 * @param name the behaviour
 * @param alive its actors that live
 * @param mailboxTotal messages in their mailboxes
 * @param mailboxLargest messages in the fullest mailbox
 * @param messagesPerSecond messages taken per second since the look before; null if there was none
 * @param meanHandlingMicros mean time of handling a message since the look before, or else since
 *     the start, in microseconds; null if nothing is measured
 * @param restarts restarts since the node's start
 * @param deadLetters messages that nobody handled since the node's start
 */
public record BehaviorFigures(
        String name,
        long alive,
        long mailboxTotal,
        int mailboxLargest,
        @Nullable Double messagesPerSecond,
        @Nullable Double meanHandlingMicros,
        long restarts,
        long deadLetters) {}
