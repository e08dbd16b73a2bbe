package dev.actors;

/**
 * The message that a monitor set by {@link ActorContext#monitorRestarts} gives for each restart of
 * its actor. The monitor goes on.
 *
 * @param monitor which monitor saw it
 * @param actor the actor, whose address is the same as before
 * @param cause how its last incarnation had ended
 */
public record Restarted(MonitorRef monitor, Address actor, ExitReason cause) {}
