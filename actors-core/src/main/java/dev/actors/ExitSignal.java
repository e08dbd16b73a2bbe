package dev.actors;

import org.jspecify.annotations.Nullable;

/** The origin of an {@link Exit} message, and of what a supervisor hears of its children. */
enum ExitSignal implements Origin {
    TRAPPED;

    @Override
    public @Nullable Address sender(Object message) {
        return message instanceof Exit exit ? exit.from() : null;
    }

    @Override
    public boolean isStaleFor(Incarnation receiver) {
        return false;
    }
}
