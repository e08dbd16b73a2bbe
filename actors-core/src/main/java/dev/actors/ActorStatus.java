package dev.actors;

/** What an actor is doing. */
public enum ActorStatus {
    /** It has been spawned and has not reached its first message yet. */
    STARTING,
    /** It handles a message or runs its own code. */
    RUNNING,
    /** It waits for a message. */
    WAITING,
    /** It has crashed and is about to be restarted; its mailbox is kept. */
    RESTARTING,
    /** It has ended. */
    ENDED
}
