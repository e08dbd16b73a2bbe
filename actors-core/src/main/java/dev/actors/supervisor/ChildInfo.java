package dev.actors.supervisor;

import dev.actors.ActorStatus;
import dev.actors.Address;
import dev.actors.ExitReason;

import org.jspecify.annotations.Nullable;

/**
 * What a supervisor knows of one child at one moment: an element of OTP's {@code which_children}.
 *
 * @param id what the supervisor calls it
 * @param address where it is reached, also while it is being restarted; null if it has ended for
 *     good (OTP's {@code undefined})
 * @param status what it is doing
 * @param restart after which ends it is restarted
 * @param restarts how often it was restarted since it was last started anew
 * @param lastCrash how the incarnation before the last restart ended; null if it never restarted
 */
public record ChildInfo(
        String id,
        @Nullable Address address,
        ActorStatus status,
        RestartType restart,
        int restarts,
        @Nullable ExitReason lastCrash) {}
