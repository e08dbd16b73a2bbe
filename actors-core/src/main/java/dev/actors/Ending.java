package dev.actors;

/**
 * How an incarnation is ended from outside.
 *
 * @param reason the exit reason that it will have
 * @param gentle whether it may finish the message in hand
 */
record Ending(ExitReason reason, boolean gentle) {

    static Ending kill() {
        return new Ending(new ExitReason.Killed(), false);
    }

    static Ending shutdown() {
        return new Ending(new ExitReason.Shutdown(), true);
    }

    /** Tells whether it changes anything for one that is ended by another already. */
    boolean outranks(Ending other) {
        return other.gentle && !gentle;
    }
}
