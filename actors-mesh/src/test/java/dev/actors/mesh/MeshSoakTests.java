package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;
import dev.actors.Down;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Nodes that die and come back in random order, a few times. For more, set {@code mesh.kills}; for
 * the same again, {@code mesh.seed} to what the report says.
 */
class MeshSoakTests extends MeshTestCase {

    private static final int NODES = 5;

    /** So many objects of a class come and go; those who have ended are remembered for a while. */
    private static final long OBJECTS = 100;

    private static final int THREADS = 8;
    private static final long BYTES = 8 * 1_024 * 1_024;

    private final int kills = Integer.getInteger("mesh.kills", 10);
    private final long seed = Long.getLong("mesh.seed", System.nanoTime());

    @Test
    @Timeout(7_200)
    void isAsBeforeAfterManyKillsAndRejoins() {
        try (MeshSoak soak = new MeshSoak(NODES, seed)) {
            soak.run(3);
            Footprint before = soak.footprint();
            soak.run(kills);
            Footprint after = soak.footprint();
            System.out.printf(
                    "Soak of seed %d: %s. Heap %d KiB, then %d KiB, most of it %s; threads %d,"
                            + " then %d.%n",
                    seed,
                    soak.report(),
                    before.bytes() / 1_024,
                    after.bytes() / 1_024,
                    after.grownMost(before),
                    before.threads(),
                    after.threads());
            assertThat(after.more(before))
                    .as("objects more than before, seed %d", seed)
                    .allSatisfy((type, count) -> assertThat(count).isLessThan(most(type)));
            assertThat(after.threads() - before.threads()).isLessThan(THREADS);
            assertThat(after.bytes() - before.bytes()).isLessThan(BYTES);
        } catch (AssertionError e) {
            throw new AssertionError("The soak of seed " + seed + " failed", e);
        }
    }

    /** JGroups keeps what it may have to send again. */
    private static long most(String type) {
        return type.startsWith("dev.actors.") ? OBJECTS : 5 * OBJECTS;
    }

    @Test
    @Timeout(7_200)
    void tellsOfEachProcessThatIsKilled() {
        String other = "127.0.0.1:" + freePort();
        Peer here = peer("secret", freePort(), builder -> builder.peers(List.of(other))).start();
        Inbox watcher = here.inbox();
        List<Duration> taken = new ArrayList<>();
        for (int i = 0; i < Math.ceilDiv(kills, 20); i++) {
            try (ChildNode child = ChildNode.start(other, here.name())) {
                until(() -> here.mesh.nodes().contains(other));
                Address echo =
                        here.node.ask(
                                here.mesh.named(other, "echo"), "address", Address.class, SOON);
                watcher.order(self -> self.monitor(echo));
                long start = System.nanoTime();
                child.signal("KILL");
                assertThat(((Down) watcher.next()).actor()).isEqualTo(echo);
                taken.add(Duration.ofNanos(System.nanoTime() - start));
            }
        }
        taken.sort(null);
        System.out.printf(
                "%d processes killed; Down after %d ms (median; the longest took %d ms)%n",
                taken.size(), taken.get(taken.size() / 2).toMillis(), taken.getLast().toMillis());
    }
}
