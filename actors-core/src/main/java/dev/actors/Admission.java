package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * The wait of an actor until no other node has its key, and what is passed on to it meanwhile,
 * which comes before what is in its mailbox; guarded by the lock of its slot.
 */
final class Admission {

    private boolean isAwaited;
    private List<Object> early = List.of();

    boolean isAwaited() {
        return isAwaited;
    }

    void await(boolean isToWait) {
        isAwaited = isToWait;
    }

    boolean hasEarly() {
        return !early.isEmpty();
    }

    /** Takes a message that was passed on. */
    void takeEarly(Envelope message, @Nullable Ask ask, Cell waiting) {
        if (ask != null) {
            ask.passTo(waiting);
        }
        if (early.isEmpty()) {
            early = new ArrayList<>();
        }
        early.add(message);
    }

    /** All that came, in its order, for an actor that ends. */
    List<Object> end(List<Object> rest) {
        isAwaited = false;
        if (early.isEmpty()) {
            return rest;
        }
        List<Object> all = new ArrayList<>(early);
        all.addAll(rest);
        early = List.of();
        return all;
    }
}
