package dev.actors;

/** What happens to a message that finds a mailbox full. */
public enum Overflow {
    /** The sender waits for room, up to the send time-out, and then fails. The default. */
    BLOCK,
    /** The sender fails at once. */
    FAIL
}
