package dev.actors.mesh;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Node;
import dev.actors.NodeBuilder;
import dev.actors.NodeIdentity;
import dev.actors.ProcessFunction;

import org.junit.jupiter.api.AfterEach;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** Nodes on loopback, each with its own mesh, at ports that were free. */
abstract class MeshTestCase {

    /** What takes longer does not come, however busy the machine is. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How long one waits who may be told that time is up. */
    static final Duration SOON = PATIENCE.dividedBy(2);

    /** Systems give higher ones to outgoing connections, which could take one before its use. */
    private static final int FIRST_PORT = 15_000;

    private static final int LAST_PORT = 32_000;

    private final List<Peer> peers = new ArrayList<>();

    /** A node with its mesh. */
    static final class Peer implements MeshListener, AutoCloseable {

        final Node node;
        final Mesh mesh;
        final BlockingQueue<String> events = new LinkedBlockingQueue<>();

        private Peer(
                String cookie,
                int port,
                UnaryOperator<MeshBuilder> settings,
                UnaryOperator<NodeBuilder> nodeSettings) {
            String identity = cookie + "@127.0.0.1:" + port;
            node =
                    nodeSettings
                            .apply(Node.builder(identity).sendTimeout(Duration.ofMillis(500)))
                            .open();
            mesh =
                    settings.apply(Mesh.builder(node, NodeIdentity.parse(identity)))
                            .listener(this)
                            .build();
        }

        String name() {
            return node.name();
        }

        Peer start() {
            mesh.start();
            return this;
        }

        @Override
        public void nodeUp(String other) {
            events.add("up " + other);
        }

        @Override
        public void nodeDown(String other) {
            events.add("down " + other);
        }

        @Override
        public void nameLost(NameConflict conflict, Address loser) {
            events.add("lost " + conflict.name());
        }

        /** An actor that gives back what it is asked. */
        Address echo() {
            return node.spawn(
                    self -> {
                        while (true) {
                            self.reply(self.receive());
                        }
                    });
        }

        /** An actor with what it gets, one message after the other. */
        Inbox inbox() {
            return new Inbox(this);
        }

        @Override
        public void close() {
            mesh.close();
            node.close();
        }
    }

    /** An actor that keeps what it gets, and does what it is told. */
    static final class Inbox {

        final Address address;
        private final Peer peer;
        private final BlockingQueue<Object> got = new LinkedBlockingQueue<>();
        private final BlockingQueue<ProcessFunction> orders = new LinkedBlockingQueue<>();

        private Inbox(Peer peer) {
            this.peer = peer;
            address =
                    peer.node.spawn(
                            ActorSpec.process(
                                    self -> {
                                        while (true) {
                                            Object message = self.receive();
                                            if (message.equals("order")) {
                                                self.reply(orders.take().run(self));
                                            } else {
                                                got.add(message);
                                            }
                                        }
                                    }));
        }

        /** Has it do something with its own context. */
        Object order(ProcessFunction order) {
            orders.add(order);
            return peer.node.ask(address, "order", SOON);
        }

        Object next() {
            return MeshTestCase.next(got, "message");
        }
    }

    static <T> T next(BlockingQueue<T> queue, String what) {
        try {
            T element = queue.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (element == null) {
                throw new AssertionError("No " + what + " within " + PATIENCE);
            }
            return element;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static <T> T get(Future<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("Not reached within " + PATIENCE);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs code on a thread of its own. */
    static Future<?> async(Runnable code) {
        FutureTask<?> task = new FutureTask<>(code, null);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    static void until(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("It has not come to hold within " + PATIENCE);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("Interrupted, and it does not hold yet");
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** Some that differ from each other. */
    static List<Integer> freePorts(int number) {
        return ThreadLocalRandom.current()
                .ints(FIRST_PORT, LAST_PORT)
                .distinct()
                .filter(MeshTestCase::isFree)
                .limit(number)
                .boxed()
                .toList();
    }

    static int freePort() {
        return freePorts(1).getFirst();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** How each node is set up. */
    NodeBuilder node(NodeBuilder builder) {
        return builder;
    }

    Peer peer(String cookie, int port, UnaryOperator<MeshBuilder> settings) {
        Peer peer = new Peer(cookie, port, settings, this::node);
        peers.add(peer);
        return peer;
    }

    /** Nodes that have found each other. */
    List<Peer> mesh(int size, UnaryOperator<MeshBuilder> settings) {
        List<Integer> ports = freePorts(size);
        List<String> names = ports.stream().map(port -> "127.0.0.1:" + port).toList();
        List<Peer> all =
                ports.stream()
                        .map(
                                port ->
                                        peer(
                                                "secret",
                                                port,
                                                builder -> settings.apply(builder.peers(names))))
                        .toList();
        all.forEach(Peer::start);
        all.forEach(peer -> until(() -> peer.mesh.nodes().size() == size - 1));
        return all;
    }

    @AfterEach
    void closeAll() {
        peers.reversed().forEach(Peer::close);
    }
}
