package dev.actors.test.spring;

import dev.actors.KeyedStore;

import org.jspecify.annotations.Nullable;

/** Keeps the states of passivated actors in memory until a test method is over. */
final class MethodStore implements KeyedStore {

    private volatile KeyedStore states = KeyedStore.inMemory();

    void forgetAll() {
        states = KeyedStore.inMemory();
    }

    @Override
    public @Nullable Object load(String behavior, String key, Class<?> type) throws Exception {
        return states.load(behavior, key, type);
    }

    @Override
    public void save(String behavior, String key, Object state) throws Exception {
        states.save(behavior, key, state);
    }

    @Override
    public void remove(String behavior, String key) throws Exception {
        states.remove(behavior, key);
    }
}
