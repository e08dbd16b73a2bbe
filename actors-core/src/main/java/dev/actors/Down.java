package dev.actors;

/**
 * The message that ends a monitor: Erlang's {@code {'DOWN', Ref, process, Pid, Reason}} (Erlang
 * Reference Manual, "Processes", "Monitors").
 *
 * <p>It comes once per monitor, behind everything that the ended actor had sent, and has always
 * room in the mailbox. It comes at once if the actor was dead already. None comes after {@link
 * ActorContext#demonitor}, or for a monitor that an earlier incarnation had set.
 *
 * @param monitor which monitor it ends
 * @param actor the actor that ended
 * @param reason how it ended
 */
public record Down(MonitorRef monitor, Address actor, ExitReason reason) {}
