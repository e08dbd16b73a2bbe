package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * Looks once per idle time whether the actor of a key has handled anything, and asks one that has
 * not whether it is idle; guarded by the lock of its slot.
 */
final class IdleLooks {

    private final KeyedTenancy slot;
    private final TimeSource time;
    private final Duration idle;
    private @Nullable Runnable cancel;

    IdleLooks(KeyedTenancy slot, TimeSource time, Duration idle) {
        this.slot = slot;
        this.time = time;
        this.idle = idle;
    }

    /** Looks at an actor that has come to live there, or goes on to. */
    void later(Cell actor, long handled) {
        cancel = time.schedule(idle, () -> lookAt(actor, handled));
    }

    private void lookAt(Cell actor, long before) {
        long handled = actor.handled();
        if (handled == before && waitsForMessages(actor)) {
            Delivery.deliver(actor, new Passivation((KeyedSlot) slot, handled), null, null, null);
        }
        slot.lookAgain(actor, handled);
    }

    private static boolean waitsForMessages(Cell actor) {
        return switch (actor.mailbox.state()) {
            case IDLE, PARKED -> true;
            case RUNNING, CLOSED, FULL -> false;
        };
    }

    void end() {
        if (cancel != null) {
            cancel.run();
            cancel = null;
        }
    }
}
