package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.ActorException;
import dev.actors.ActorSpec;
import dev.actors.Behavior;
import dev.actors.Keyed;
import dev.actors.KeyedBehavior;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Nodes join, leave and end in random order while each key is asked to count. No two nodes that are
 * in the mesh have an actor of one key; and where all leaves are orderly, no count goes back.
 */
class MeshKeysStressTests extends MeshTestCase {

    private static final int PORTS = 4;
    private static final int KEYS = 24;
    private static final int EVENTS = 8;

    /** What is kept of a key. */
    record Count(int sum) {}

    private final List<Integer> ports = MeshTestCase.freePorts(PORTS);

    /** The nodes that take part, or are about to. */
    private final List<Peer> mesh = new CopyOnWriteArrayList<>();

    /** Those that have found each other. */
    private final List<Peer> up = new CopyOnWriteArrayList<>();

    /** The nodes that have an actor of a key. */
    private final Map<String, Set<Peer>> homes = new ConcurrentHashMap<>();

    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean over;

    private Behavior<?> begin(ActorContext self, Peer peer) throws Exception {
        Keyed keyed = self.keyed().orElseThrow();
        Set<Peer> there = homes.computeIfAbsent(keyed.key(), _ -> ConcurrentHashMap.newKeySet());
        self.onTerminate(_ -> there.remove(peer));
        there.add(peer);
        if (mesh.contains(peer) && there.stream().filter(mesh::contains).count() > 1) {
            complaints.add("There are two actors of " + keyed.key());
        }
        Count kept = keyed.state(Count.class);
        int[] sum = {kept == null ? 0 : kept.sum()};
        keyed.keep(() -> new Count(sum[0]));
        return Behavior.of(
                Integer.class,
                (context, amount) -> {
                    sum[0] += amount;
                    context.reply(sum[0]);
                    return Behavior.same();
                });
    }

    private void join(int port) {
        List<String> names = ports.stream().map(each -> "127.0.0.1:" + each).toList();
        Peer peer =
                peer(
                        "secret",
                        port,
                        builder ->
                                builder.peers(names)
                                        .types(WireTypes.builder().add(Count.class).build()));
        peer.node
                .keyedActors()
                .serve(
                        KeyedBehavior.of("counter", ActorSpec.behavior(self -> begin(self, peer)))
                                .idle(Duration.ofMillis(50)));
        mesh.add(peer);
        peer.start();
        until(() -> peer.mesh.nodes().size() == up.size());
        up.add(peer);
    }

    private static Integer portOf(Peer peer) {
        return Integer.valueOf(peer.name().substring(peer.name().indexOf(':') + 1));
    }

    private void leave(Peer peer, boolean isOrderly) {
        up.remove(peer);
        if (isOrderly) {
            peer.mesh.close();
            mesh.remove(peer);
        } else {
            mesh.remove(peer);
            peer.mesh.leave();
        }
        peer.node.close();
    }

    /** Asks a key to count, from one node after the other, until all is over. */
    private void count(int key, long seed, boolean isOrderly) {
        Random random = new Random(seed * KEYS + key);
        int last = 0;
        while (!over) {
            List<Peer> now = List.copyOf(up);
            Peer from = now.get(random.nextInt(now.size()));
            try {
                int sum = (int) from.node.ask(from.node.keyed("counter", "key-" + key), 1, SOON);
                if (isOrderly && sum <= last) {
                    complaints.add("key-" + key + " went back from " + last + " to " + sum);
                }
                last = sum;
                answers.incrementAndGet();
            } catch (ActorException e) {
                failures.incrementAndGet();
                LockSupport.parkNanos(1_000_000); // where keys move, others need the processor
            }
        }
    }

    private void awaitTraffic() {
        long goal = answers.get() + 20 * KEYS;
        until(() -> answers.get() > goal);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "3, false"})
    void keepsOneActorOfEachKey(long seed, boolean isOrderly) throws InterruptedException {
        Random random = new Random(seed);
        join(ports.get(0));
        join(ports.get(1));
        List<Thread> senders =
                IntStream.range(0, KEYS)
                        .mapToObj(
                                key -> Thread.ofVirtual().start(() -> count(key, seed, isOrderly)))
                        .toList();
        try {
            for (int event = 0; event < EVENTS; event++) {
                awaitTraffic();
                List<Integer> free = new ArrayList<>(ports);
                up.forEach(peer -> free.remove(portOf(peer)));
                boolean joins = up.size() < 2 || (!free.isEmpty() && random.nextBoolean());
                if (joins) {
                    join(free.get(random.nextInt(free.size())));
                } else {
                    leave(up.get(random.nextInt(up.size())), isOrderly || random.nextBoolean());
                }
            }
            awaitTraffic();
        } finally {
            over = true;
            for (Thread sender : senders) {
                assertThat(sender.join(PATIENCE)).as("a sender ends").isTrue();
            }
        }
        assertThat(complaints).isEmpty();
    }
}
