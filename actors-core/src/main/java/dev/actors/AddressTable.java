package dev.actors;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
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
    private final LinkedHashSet<Address.Form> graves = new LinkedHashSet<>();

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
        if (endpoints.isEmpty() || !endpoints.containsKey(address.form())) {
            return;
        }
        synchronized (graves) {
            if (graves.add(address.form()) && graves.size() > GRAVES) {
                endpoints.remove(graves.removeFirst());
            }
        }
    }
}
