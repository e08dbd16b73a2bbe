package dev.actors.mesh;

import dev.actors.Address;
import dev.actors.Node;
import dev.actors.PassedOn;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CompletableFuture;

/** The way from a node to the actors of keys that belong to others. */
final class KeyRoute extends MeshRoute {

    private final Node node;
    private final Keys keys;

    KeyRoute(Node node, Links links, Keys keys) {
        super(node, links);
        this.node = node;
        this.keys = keys;
    }

    @Override
    @Nullable String nodeOf(Address to) {
        return keys.ownerOf(to);
    }

    /** A key may have come to belong here a moment ago. */
    @Override
    public boolean send(Address to, Object message) {
        String owner = keys.ownerOf(to);
        if (owner != null || !keys.isOwn(to)) {
            return send(owner, to, message);
        }
        boolean unused = node.arrivals().send(to, message);
        return true;
    }

    @Override
    public @Nullable CompletableFuture<@Nullable Object> ask(Address to, Object message) {
        String owner = keys.ownerOf(to);
        CompletableFuture<@Nullable Object> reply =
                owner == null && keys.isOwn(to)
                        ? node.arrivals().ask(to, message)
                        : ask(owner, to, message);
        if (reply != null && message instanceof PassedOn) {
            keys.owesAnswer(reply);
        }
        return reply;
    }
}
