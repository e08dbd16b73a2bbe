package dev.actors;

/** How an actor is to be ended from outside. */
public enum EndOrder {
    /** See {@link Node#kill}. */
    KILL,
    /** See {@link Node#stop}. */
    STOP,
    /** See {@link Node#terminate}. */
    TERMINATE;

    void on(Cell cell) {
        switch (this) {
            case KILL -> cell.life().kill();
            case STOP -> cell.life().stop(false);
            case TERMINATE -> cell.life().stop(true);
        }
    }
}
