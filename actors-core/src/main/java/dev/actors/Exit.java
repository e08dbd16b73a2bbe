package dev.actors;

/**
 * The message that an actor which traps exits gets when an actor linked to it has ended: Erlang's
 * {@code {'EXIT', From, Reason}} (Erlang Reference Manual, "Processes", "Receiving Exit Signals").
 *
 * <p>It arrives behind everything that the ended actor had sent, has always room in the mailbox,
 * and comes once per link.
 *
 * @param from the actor that ended
 * @param reason how it ended
 */
public record Exit(Address from, ExitReason reason) {}
