package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The actors and asks whose addresses have been written as text, so that they can be found again. A
 * dead actor stays for a while, among the last {@value #GRAVES}, so that its exit reason can be
 * asked for.
 */
final class AddressTable {

    private static final int GRAVES = 10_000;

    private final Map<Address.Form, Endpoint> endpoints = new ConcurrentHashMap<>();
    private final ArrayDeque<Address.Form> graves = new ArrayDeque<>();

    void publish(Address address, Endpoint endpoint) {
        endpoints.put(address.form(), endpoint);
    }

    @Nullable Endpoint find(Address address) {
        return endpoints.get(address.form());
    }

    void remove(Address address) {
        endpoints.remove(address.form());
    }

    /** Keeps a dead actor's entry until {@value #GRAVES} others have died after it. */
    void bury(Address address) {
        if (!endpoints.containsKey(address.form())) {
            return;
        }
        synchronized (graves) {
            graves.add(address.form());
            if (graves.size() > GRAVES) {
                endpoints.remove(graves.remove());
            }
        }
    }
}
