package dev.actors;

/**
 * A timer that sends a message later, once or again and again: what Erlang's {@code
 * erlang:send_after} and OTP's {@code timer:send_interval} return.
 */
public sealed interface TimerRef permits Timer {

    /**
     * Cancels the timer; it may be called from any thread. A message of the timer that waits in its
     * own actor's mailbox is taken back too; one that went to another actor is not.
     *
     * @return false if the timer had fired for the last time, or was cancelled before
     */
    boolean cancel();
}
