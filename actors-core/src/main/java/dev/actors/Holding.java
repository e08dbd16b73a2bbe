package dev.actors;

/** Something that lasts no longer than the run of an actor that set it up. */
sealed interface Holding permits LateReply, Monitor, Request, Timer, StateTimeout {

    /** What it is found by among what its owner holds. */
    default Object key() {
        return this;
    }

    /** Takes it back: nothing more comes of it. Doing it again does nothing. */
    void release();
}
