package dev.actors.mesh;

import dev.actors.Address;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses that the mesh makes itself. */
final class Addresses {

    private Addresses() {}

    /** Whoever has a name on a node. */
    static Address named(String node, String name) {
        String encoded =
                URLEncoder.encode(name, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("*", "%2A")
                        .replace("%7E", "~");
        return Address.parse("named://" + node + "/" + encoded);
    }
}
