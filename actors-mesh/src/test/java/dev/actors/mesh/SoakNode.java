package dev.actors.mesh;

import dev.actors.ActorContext;
import dev.actors.ActorException;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.Down;
import dev.actors.Exit;
import dev.actors.KeyedBehavior;
import dev.actors.Node;
import dev.actors.NodeIdentity;

import org.jgroups.JChannel;
import org.jgroups.protocols.DISCARD;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.TP;
import org.jgroups.stack.ProtocolStack;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One life of a node of a {@link MeshSoak}: its actors watch and are linked to those of the other
 * nodes, and want names.
 */
final class SoakNode implements MeshListener {

    private static final String BEHAVIOR = "keyed";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    final int port;
    final Node node;
    final Mesh mesh;

    /** Answers, and is watched by the other nodes. */
    final Address service;

    /** What it has registered, and who of its actors has it. */
    private final Map<String, Address> registered = new ConcurrentHashMap<>();

    private final Set<Address> losers = ConcurrentHashMap.newKeySet();
    private final Address watcher;
    private final Set<Address> watched = ConcurrentHashMap.newKeySet();
    private final Set<Address> linked = ConcurrentHashMap.newKeySet();

    /**
     * A node that has joined the others, as far as they are there.
     *
     * @param keyed the living actors of each key, of all nodes together
     */
    SoakNode(int port, List<String> peers, Map<String, Set<String>> keyed) {
        this.port = port;
        String identity = "secret@" + name(port);
        node = Node.builder(identity).sendTimeout(Duration.ofMillis(500)).open();
        mesh = Mesh.builder(node, NodeIdentity.parse(identity)).peers(peers).listener(this).build();
        service = node.spawn(SoakNode::serve);
        watcher = node.spawn(ActorSpec.process(this::watch));
        mesh.start();
        node.keyedActors()
                .serve(
                        KeyedBehavior.of(BEHAVIOR, ActorSpec.behavior(self -> keyed(self, keyed)))
                                .idle(Duration.ofHours(2)));
    }

    private static Behavior<?> keyed(ActorContext self, Map<String, Set<String>> living) {
        Set<String> same =
                living.computeIfAbsent(
                        self.keyed().orElseThrow().key(), _ -> ConcurrentHashMap.newKeySet());
        String own = self.node().name() + "/" + UUID.randomUUID();
        same.add(own);
        self.onTerminate(_ -> same.remove(own));
        return Behavior.of(
                Object.class,
                (context, _) -> {
                    context.reply(context.node().name());
                    return Behavior.same();
                });
    }

    static String name(int port) {
        return "127.0.0.1:" + port;
    }

    private static Object serve(ActorContext self) {
        self.trapExit(true);
        while (true) {
            if (!(self.receive() instanceof Exit)) {
                self.reply("served");
            }
        }
    }

    private Object watch(ActorContext self) {
        self.trapExit(true);
        while (true) {
            switch (self.receive()) {
                case Address other -> {
                    watched.add(other);
                    linked.add(other);
                    self.monitor(other);
                    self.link(other);
                }
                case Down down -> watched.remove(down.actor());
                case Exit exit -> linked.remove(exit.from());
                default -> self.unhandled();
            }
        }
    }

    @Override
    public void nameLost(NameConflict conflict, Address loser) {
        losers.add(loser);
    }

    /** Wants a name for an actor of its own; nothing comes of it if the mesh is about to change. */
    void claim(String name) {
        Address actor = node.spawn(SoakNode::serve);
        try {
            if (mesh.register(name, actor)) {
                registered.put(name, actor);
                return;
            }
        } catch (ActorException e) {
            // whom it asked is gone
        }
        node.kill(actor);
    }

    /** Gives a name back, if it has it. */
    void release(String name) {
        Address actor = registered.remove(name);
        if (actor != null) {
            node.kill(actor);
        }
    }

    /** Has its watcher look at those whom it does not look at. */
    void watch(Address other) {
        if (!watched.contains(other)) {
            node.send(watcher, other);
        }
    }

    /** Who of its actors has a name, for all that it has been told. */
    Optional<Address> holder(String name) {
        return Optional.ofNullable(registered.get(name)).filter(actor -> !losers.contains(actor));
    }

    Set<Address> watched() {
        return Set.copyOf(watched);
    }

    Set<Address> linked() {
        return Set.copyOf(linked);
    }

    /** Where the actor of a key says that it is. */
    String whereIs(String key) {
        try {
            return String.valueOf(node.ask(node.keyed(BEHAVIOR, key), "where", AT_ONCE));
        } catch (ActorException e) {
            return "nowhere: " + e.getMessage();
        }
    }

    boolean serves(Address other) {
        try {
            return "served".equals(node.ask(other, "serve", PATIENCE));
        } catch (ActorException e) {
            return false;
        }
    }

    /**
     * Dies: nothing that it sends from now on leaves it, and its sockets are closed with no
     * goodbye. What is left of it then goes in the background.
     */
    CompletableFuture<Void> crash() {
        MeshLife life = (MeshLife) part(mesh, "life");
        JChannel channel = channel(mesh);
        TCP transport = (TCP) channel.getProtocolStack().getTransport();
        try {
            channel.getProtocolStack()
                    .insertProtocol(
                            new DISCARD().discardAll(true), ProtocolStack.Position.ABOVE, TP.class);
            ((MeshSockets) transport.getSocketFactory()).closeAll();
            transport.stop();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return CompletableFuture.runAsync(
                () -> {
                    life.links.close(); // it hands nothing over, and waits for nobody
                    close();
                },
                Thread::startVirtualThread);
    }

    void close() {
        node.close();
        mesh.close();
    }

    /** The channel of a mesh that is started. */
    static JChannel channel(Mesh mesh) {
        return (JChannel) part(part(part(mesh, "life"), "cluster"), "channel");
    }

    /** Nobody else has a use for a mesh that dies, so it offers no way to. */
    private static Object part(Object whole, String field) {
        try {
            Field known = whole.getClass().getDeclaredField(field);
            known.setAccessible(true);
            return Objects.requireNonNull(known.get(whole));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("The mesh has no " + field, e);
        }
    }
}
