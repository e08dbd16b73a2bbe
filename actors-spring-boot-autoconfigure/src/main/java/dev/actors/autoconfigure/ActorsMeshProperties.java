package dev.actors.autoconfigure;

import dev.actors.mesh.WireFormat;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import java.util.List;

/**
 * Settings of the mesh.
 *
 * @param enabled Whether this node takes part in a mesh of nodes.
 * @param peers Nodes to look for, HOST:PORT each. One that is there is enough.
 * @param dns DNS name at whose addresses nodes are looked for, at this node's port, in place of the
 *     peers.
 * @param format How messages are written. The same on all nodes.
 * @param maxMessageSize Largest message when it is written.
 * @param linkBudget What may wait to be sent to one node, before senders wait.
 * @param minimumSize Nodes that have to reach each other, this one included, for the mesh's names
 *     and keyed actors to work.
 * @param ssl The encryption of connections.
 */
@ConfigurationProperties("actors.mesh")
public record ActorsMeshProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue List<String> peers,
        @Nullable String dns,
        @DefaultValue("cbor") WireFormat format,
        @DefaultValue("4MB") DataSize maxMessageSize,
        @DefaultValue("8MB") DataSize linkBudget,
        @DefaultValue("1") int minimumSize,
        @DefaultValue Ssl ssl) {

    /**
     * Settings of the encryption of connections.
     *
     * @param bundle SSL bundle with this node's certificate and the authorities that it trusts.
     *     Without one messages are encrypted by the cookie only.
     */
    public record Ssl(@Nullable String bundle) {}
}
