package dev.actors;

/** The origin of an {@link Exit} message. */
enum ExitSignal implements Origin {
    TRAPPED;

    @Override
    public boolean isStaleFor(Incarnation receiver) {
        return false;
    }
}
