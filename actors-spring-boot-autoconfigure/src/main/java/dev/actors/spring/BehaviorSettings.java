package dev.actors.spring;

import dev.actors.Overflow;
import dev.actors.supervisor.RestartPolicy;

import org.jspecify.annotations.Nullable;

/**
 * How a behaviour's actors are run, where it differs from the node's settings.
 *
 * @param restart how they are restarted
 * @param mailboxCapacity messages that a mailbox takes; null for the node's setting
 * @param overflow what happens when a mailbox is full
 * @param blocking whether the handlers block, see {@link dev.actors.ActorSpec#blocking}
 */
public record BehaviorSettings(
        RestartPolicy restart,
        @Nullable Integer mailboxCapacity,
        Overflow overflow,
        boolean blocking) {

    /** Checks the values. */
    public BehaviorSettings {
        if (mailboxCapacity != null && mailboxCapacity < 1) {
            throw new IllegalArgumentException(
                    "A mailbox holds at least one message, not " + mailboxCapacity);
        }
    }
}
