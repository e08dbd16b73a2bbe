package dev.actors.spring;

import dev.actors.Overflow;
import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

import java.time.Duration;

/**
 * How a behaviour's actors are run, where it differs from the node's settings.
 *
 * @param restart how they are restarted
 * @param mailboxCapacity messages that a mailbox takes; null for the node's setting
 * @param overflow what happens when a mailbox is full
 * @param blocking whether the handlers block, see {@link dev.actors.ActorSpec#blocking}
 * @param idle how long an actor of a key may have nothing to do before it is passivated
 */
public record BehaviorSettings(
        RestartPolicy restart,
        @Nullable Integer mailboxCapacity,
        Overflow overflow,
        boolean blocking,
        Duration idle) {

    private static final Duration USUAL_IDLE = Duration.ofMinutes(10);

    /** What an annotation says. */
    static BehaviorSettings of(Actor actor) {
        RestartType[] restart = actor.restart();
        if (restart.length > 1) {
            throw new IllegalArgumentException("There is one type of restart, not several");
        }
        RestartType usual = actor.autostart() ? RestartType.PERMANENT : RestartType.TRANSIENT;
        RestartPolicy policy =
                new RestartPolicy(
                        restart.length == 0 ? usual : restart[0],
                        actor.intensity(),
                        DurationStyle.detectAndParse(actor.period()),
                        DurationStyle.detectAndParse(actor.backoff()),
                        DurationStyle.detectAndParse(actor.maxBackoff()));
        return new BehaviorSettings(
                policy,
                actor.mailboxCapacity() == 0 ? null : actor.mailboxCapacity(),
                actor.overflow(),
                actor.blocking(),
                actor.idle().isEmpty() ? USUAL_IDLE : DurationStyle.detectAndParse(actor.idle()));
    }

    /** Checks the values. */
    public BehaviorSettings {
        if (mailboxCapacity != null && mailboxCapacity < 1) {
            throw new IllegalArgumentException(
                    "A mailbox holds at least one message, not " + mailboxCapacity);
        }
        if (!idle.isPositive()) {
            throw new IllegalArgumentException("An idle time is more than zero, not " + idle);
        }
    }
}
