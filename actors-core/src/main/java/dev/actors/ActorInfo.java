package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * What is known of an actor at one moment.
 *
 * @param address where it is reached
 * @param names the names it is registered under, oldest first
 * @param behavior the name of its behaviour; {@code anonymous} for a function without one
 * @param status what it is doing
 * @param waitingFor what its receive waits for, if it waits in one
 * @param mailboxSize messages in its mailbox
 * @param mailboxCapacity messages its mailbox takes
 * @param handled messages it has taken from its mailbox, over all restarts
 * @param restarts how often it was restarted
 * @param restartsLeft how many restarts it may still have now, zero if it gives up when it crashes
 *     next; a supervisor's children have them together, and it gives up with the one that needs one
 *     more; null if it is not restarted
 * @param lastCrash how the incarnation before the last restart ended; null if it never restarted
 * @param startedAt when it was spawned; null unless it was spawned with a name, supervised or with
 *     {@code start}
 * @param parent the actor that spawned it; null if it was spawned from outside
 * @param links the actors it is linked to, oldest link first
 * @param monitors the actors that it monitors, likewise
 * @param monitoredBy the actors of its node that monitor it, likewise
 */
public record ActorInfo(
        Address address,
        List<String> names,
        String behavior,
        ActorStatus status,
        @Nullable String waitingFor,
        int mailboxSize,
        int mailboxCapacity,
        long handled,
        int restarts,
        @Nullable Integer restartsLeft,
        @Nullable ExitReason lastCrash,
        @Nullable Instant startedAt,
        @Nullable Address parent,
        List<Address> links,
        List<Address> monitors,
        List<Address> monitoredBy) {

    /** The same with another status. */
    ActorInfo at(ActorStatus other) {
        return new ActorInfo(
                address,
                names,
                behavior,
                other,
                null,
                mailboxSize,
                mailboxCapacity,
                handled,
                restarts,
                restartsLeft,
                lastCrash,
                startedAt,
                parent,
                links,
                monitors,
                monitoredBy);
    }
}
