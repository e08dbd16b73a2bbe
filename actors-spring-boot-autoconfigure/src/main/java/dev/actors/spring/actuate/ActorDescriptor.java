package dev.actors.spring.actuate;

import dev.actors.ActorInfo;
import dev.actors.Address;
import dev.actors.ExitReason;
import dev.actors.spring.insight.Labels;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;

import java.time.Instant;
import java.util.List;

/**
 * One actor as the endpoint shows it: all that is known of it but its state.
 *
 * @param address where it is reached
 * @param names the names it is registered under, oldest first
 * @param behavior the name of its behaviour
 * @param status what it is doing
 * @param waitingFor what its receive waits for, if it waits in one
 * @param mailbox its mailbox
 * @param handled messages it has taken, over all restarts
 * @param restarts how often it was restarted
 * @param restartsLeft how many restarts it may still have now; left out where it is not restarted
 * @param lastCrash how the run before the last restart ended
 * @param startedAt when it was spawned, if it has a name or a supervision
 * @param parent the actor that spawned it
 * @param links the actors it is linked to, oldest link first
 * @param monitors the actors that it monitors
 * @param monitoredBy the actors that monitor it
 * @param stack where its code is, innermost call first, if it was asked for
 */
public record ActorDescriptor(
        String address,
        List<String> names,
        String behavior,
        String status,
        @Nullable String waitingFor,
        Mailbox mailbox,
        long handled,
        int restarts,
        @Nullable Integer restartsLeft,
        @Nullable Crash lastCrash,
        @Nullable Instant startedAt,
        @Nullable String parent,
        List<String> links,
        List<String> monitors,
        List<String> monitoredBy,
        @Nullable List<String> stack)
        implements OperationResponseBody {

    /**
     * A mailbox.
     *
     * @param size messages in it
     * @param capacity messages it takes
     */
    public record Mailbox(int size, int capacity) {}

    /**
     * How a run ended. What the exception says is left out: it may tell what was in a message.
     *
     * @param reason the kind of end
     * @param exception the class of what was thrown, if that was the reason
     */
    public record Crash(String reason, @Nullable String exception) {}

    static ActorDescriptor of(ActorInfo actor, @Nullable List<StackTraceElement> stack) {
        return new ActorDescriptor(
                actor.address().toString(),
                actor.names(),
                actor.behavior(),
                Labels.of(actor.status()),
                actor.waitingFor(),
                mailbox(actor),
                actor.handled(),
                actor.restarts(),
                actor.restartsLeft(),
                crash(actor.lastCrash()),
                actor.startedAt(),
                actor.parent() == null ? null : actor.parent().toString(),
                texts(actor.links()),
                texts(actor.monitors()),
                texts(actor.monitoredBy()),
                stack == null ? null : stack.stream().map(StackTraceElement::toString).toList());
    }

    static Mailbox mailbox(ActorInfo actor) {
        return new Mailbox(actor.mailboxSize(), actor.mailboxCapacity());
    }

    static @Nullable Crash crash(@Nullable ExitReason reason) {
        return reason == null
                ? null
                : new Crash(
                        Labels.of(reason.kind()),
                        reason instanceof ExitReason.Failed failed
                                ? failed.cause().getClass().getName()
                                : null);
    }

    private static List<String> texts(List<Address> addresses) {
        return addresses.stream().map(Address::toString).toList();
    }
}
