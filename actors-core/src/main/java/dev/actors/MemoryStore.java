package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps states of keyed actors in memory. */
final class MemoryStore implements KeyedStore {

    private record Id(String behavior, String key) {}

    private final Map<Id, Object> states = new ConcurrentHashMap<>();

    @Override
    public @Nullable Object load(String behavior, String key, Class<?> type) {
        return states.get(new Id(behavior, key));
    }

    @Override
    public void save(String behavior, String key, Object state) {
        states.put(new Id(behavior, key), state);
    }

    @Override
    public void remove(String behavior, String key) {
        states.remove(new Id(behavior, key));
    }
}
