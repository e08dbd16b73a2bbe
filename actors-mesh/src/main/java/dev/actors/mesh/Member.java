package dev.actors.mesh;

import org.jgroups.Address;
import org.jgroups.util.ExtendedUUID;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One life of a node as the group knows it. Its name and creation number are part of its address in
 * the group, so that whoever sees a view knows who is in it.
 *
 * @param node {@code HOST:PORT}
 * @param creation which life of the node
 * @param address where it is in the group
 */
record Member(String node, long creation, Address address) {

    private static final String KEY = "n";

    /** The address of a life of a node. */
    static Address address(String node, long creation) {
        byte[] name = node.getBytes(StandardCharsets.UTF_8);
        byte[] value =
                ByteBuffer.allocate(Long.BYTES + name.length).putLong(creation).put(name).array();
        return ExtendedUUID.randomUUID(node).put(KEY, value);
    }

    /** Who is at an address; null if it is no node of a mesh. */
    static @Nullable Member of(Address address) {
        byte[] value = address instanceof ExtendedUUID known ? known.get(KEY) : null;
        if (value == null || value.length <= Long.BYTES) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(value);
        long creation = bytes.getLong();
        return new Member(StandardCharsets.UTF_8.decode(bytes).toString(), creation, address);
    }
}
