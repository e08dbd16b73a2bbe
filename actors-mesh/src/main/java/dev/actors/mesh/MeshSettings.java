package dev.actors.mesh;

import dev.actors.ActorSpec;
import dev.actors.NodeIdentity;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;

/** The settings of a mesh as it keeps them. */
record MeshSettings(
        NodeIdentity identity,
        List<String> peers,
        @Nullable String dns,
        @Nullable SSLContext ssl,
        WireTypes types,
        WireFormat format,
        int maxFrame,
        long linkBudget,
        int minimumSize,
        BiFunction<String, @Nullable Object, ActorSpec> behaviors,
        Listeners listeners) {

    /** Where a node listens. */
    static InetSocketAddress socketAddress(String node) {
        int colon = node.lastIndexOf(':');
        String host = node.substring(0, colon);
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new InetSocketAddress(bare, Integer.parseInt(node.substring(colon + 1)));
    }

    /** Where others are looked for now: the addresses of a name may change. */
    List<InetSocketAddress> others() {
        InetSocketAddress own = socketAddress(identity.name());
        Stream<InetSocketAddress> all =
                dns == null
                        ? peers.stream().map(MeshSettings::socketAddress)
                        : addresses(dns).map(each -> new InetSocketAddress(each, own.getPort()));
        return all.filter(peer -> !peer.isUnresolved() && !peer.equals(own)).distinct().toList();
    }

    private static Stream<InetAddress> addresses(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            return Stream.of();
        }
    }

    /** Tells whether others are looked for. */
    boolean expectsOthers() {
        return dns != null || peers.stream().anyMatch(peer -> !peer.equals(identity.name()));
    }
}
