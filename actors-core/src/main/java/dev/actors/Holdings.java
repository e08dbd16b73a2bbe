package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The monitors, timers and requests that one run of an actor has set up, or a node's outside users;
 * they are taken back when it ends.
 *
 * <p>Invariant: what is added is released, by its own end, by its owner or by {@link #release},
 * also if it is added after that.
 */
final class Holdings {

    private @Nullable Map<Object, Holding> held;
    private boolean released;

    Holdings(boolean released) {
        this.released = released;
    }

    void add(Holding holding) {
        synchronized (this) {
            if (!released) {
                if (held == null) {
                    held = new LinkedHashMap<>();
                }
                held.put(holding.key(), holding);
                return;
            }
        }
        holding.release();
    }

    @Nullable Holding find(Object key) {
        synchronized (this) {
            return held == null ? null : held.get(key);
        }
    }

    synchronized void remove(Holding holding) {
        if (held != null && held.remove(holding.key(), holding) && held.isEmpty()) {
            held = null;
        }
    }

    /** Tells whether an answer is still to come from a stage. */
    synchronized boolean hasLateReply() {
        return held != null && held.values().stream().anyMatch(LateReply.class::isInstance);
    }

    /** What is held now, oldest first. */
    synchronized List<Holding> all() {
        return held == null ? List.of() : List.copyOf(held.values());
    }

    /** Takes everything back. */
    void release() {
        List<Holding> rest;
        synchronized (this) {
            released = true;
            rest = all();
            held = null;
        }
        rest.forEach(Holding::release);
    }

    /** Takes holdings again, after a release. */
    synchronized void renew() {
        released = false;
    }
}
