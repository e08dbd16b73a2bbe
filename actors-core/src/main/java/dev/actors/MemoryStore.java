package dev.actors;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Keeps states of keyed actors in memory, and knows when each was saved. */
final class MemoryStore implements KeyedStore {

    /** Whose state it is. */
    record Id(String behavior, String key) {}

    /** A state, and when it was saved. */
    record Kept(Object state, Instant savedAt) {}

    private final Map<Id, Kept> states = new ConcurrentHashMap<>();
    private final Supplier<Instant> clock;

    MemoryStore(Supplier<Instant> clock) {
        this.clock = clock;
    }

    @Override
    public @Nullable Object load(String behavior, String key, Class<?> type) {
        Kept kept = find(new Id(behavior, key));
        return kept == null ? null : kept.state();
    }

    @Override
    public void save(String behavior, String key, Object state) {
        states.put(new Id(behavior, key), new Kept(state, clock.get()));
    }

    @Override
    public void remove(String behavior, String key) {
        states.remove(new Id(behavior, key));
    }

    @Nullable Kept find(Id id) {
        return states.get(id);
    }

    /** Whose states are kept now. */
    List<Id> all() {
        return List.copyOf(states.keySet());
    }

    /** Keeps a state of another node, unless the one that is kept was saved later. */
    Kept offer(Id id, Kept other) {
        return states.merge(
                id,
                other,
                (known, come) -> come.savedAt().isBefore(known.savedAt()) ? known : come);
    }

    /** Forgets a state that another node has now, unless there is a newer one. */
    void remove(Id id, Kept given) {
        states.remove(id, given);
    }
}
