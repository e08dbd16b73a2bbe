package dev.actors.mesh;

import dev.actors.Address;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Reads addresses, and keeps some that it has read: most messages go to the same few actors. A text
 * has one place, where the last one that belongs there is kept, so it has its bound whatever comes.
 */
final class KnownAddresses {

    private static final int PLACES = 1_024;

    /** Longer texts are not kept. */
    private static final int LONGEST = 256;

    private final AtomicReferenceArray<Address> known = new AtomicReferenceArray<>(PLACES);

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if the text is none
     */
    Address parse(String text) {
        int place = text.hashCode() & (PLACES - 1);
        Address last = known.getPlain(place);
        if (last != null && last.toString().equals(text)) {
            return last;
        }
        Address address = Address.parse(text);
        if (text.length() <= LONGEST) {
            known.setRelease(place, address);
        }
        return address;
    }
}
