package dev.actors;

/** What happens to a message that finds a mailbox full. */
public enum Overflow {
    /** The sender waits for room, up to the send time-out, and then fails. The default. */
    BLOCK,
    /** The sender fails at once. */
    FAIL,
    /** The message is a dead letter, and the sender goes on. */
    DROP_NEWEST,
    /** The oldest message in the mailbox is a dead letter, and the sender goes on. */
    DROP_OLDEST
}
