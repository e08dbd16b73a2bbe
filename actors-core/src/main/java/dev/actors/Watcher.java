package dev.actors;

/**
 * Hears what becomes of one actor, on any thread, behind everything that the actor had sent to
 * where the watcher is. It returns quickly and throws nothing.
 */
public interface Watcher {

    /**
     * The actor has ended for good. It is called once, unless the watch was ended before.
     *
     * @param reason how it ended
     */
    void ended(ExitReason reason);

    /**
     * The actor was restarted.
     *
     * @param cause how the run before had ended
     */
    void restarted(ExitReason cause);
}
