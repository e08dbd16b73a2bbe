package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Nodes that are restarted one after the other, while the others work. */
class MeshRollingRestartTests extends MeshTestCase {

    private final List<Integer> ports = freePorts(3);
    private final List<String> names = ports.stream().map(port -> "127.0.0.1:" + port).toList();
    private final List<Peer> nodes = new ArrayList<>(ports.stream().map(this::start).toList());

    private Peer start(int port) {
        return peer("secret", port, builder -> builder.peers(names)).start();
    }

    private static String service(Peer node) {
        return "service of " + node.name();
    }

    private static void serve(Peer node) {
        assertThat(node.mesh.register(service(node), node.echo())).isTrue();
    }

    private void awaitServices() {
        Set<String> services =
                Set.of(nodes.stream().map(each -> service(each)).toArray(String[]::new));
        for (Peer node : nodes) {
            until(() -> node.mesh.nodes().size() == 2);
            until(() -> node.mesh.registered().equals(services));
        }
    }

    @Test
    void servesWithoutAnErrorFromTheNodesThatStay() {
        nodes.forEach(node -> until(() -> node.mesh.nodes().size() == 2));
        nodes.forEach(MeshRollingRestartTests::serve);
        awaitServices();
        for (int i = 0; i < 3; i++) {
            Peer old = nodes.get(i);
            Peer next = nodes.get((i + 1) % 3);
            Peer last = nodes.get((i + 2) % 3);
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Integer> traffic =
                    CompletableFuture.supplyAsync(() -> talk(next, last, over));
            old.close();
            until(() -> next.mesh.whereis(service(old)).isEmpty());
            nodes.set(i, start(ports.get(i)));
            until(() -> nodes.stream().allMatch(node -> node.mesh.nodes().size() == 2));
            serve(nodes.get(i));
            awaitServices();
            over.set(true);
            assertThat(traffic).succeedsWithin(SOON).matches(asks -> asks > 0);
        }
        assertThat(nodes).allMatch(node -> node.mesh.state() == MeshState.UP);
    }

    /** Two nodes ask each other's services until it is over; an ask that fails is an exception. */
    private static int talk(Peer one, Peer other, AtomicBoolean over) {
        int asks = 0;
        while (!over.get()) {
            assertThat(ask(one, other)).isEqualTo("hello");
            assertThat(ask(other, one)).isEqualTo("hello");
            asks += 2;
        }
        return asks;
    }

    private static Object ask(Peer from, Peer to) {
        return from.node.ask(from.mesh.whereis(service(to)).orElseThrow(), "hello", SOON);
    }
}
