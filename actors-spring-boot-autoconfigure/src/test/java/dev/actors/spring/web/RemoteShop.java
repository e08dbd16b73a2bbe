package dev.actors.spring.web;

import dev.actors.Address;
import dev.actors.Node;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What {@code docs/rest.md} shows of actors of other applications. */
final class RemoteShop {

    record Add(int amount) {}

    record Get() {}

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Node node;
    private final HttpActors remote;

    RemoteShop(Node node, HttpActors remote) {
        this.node = node;
        this.remote = remote;
    }

    CompletableFuture<Address> open(String url) {
        return remote.spawn(Address.parse(url + "/visits"), "counter", Map.of("start", 5));
    }

    @Nullable Object visit(Address visits) {
        node.send(visits, new Add(1));
        return node.ask(visits, new Get(), PATIENCE);
    }
}
