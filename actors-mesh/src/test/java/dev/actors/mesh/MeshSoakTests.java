package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

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

    /** How long a test may take with so many kills. */
    private final Duration bound = Duration.ofMinutes(3).plusSeconds(10L * kills);

    @Test
    @Timeout(7_200)
    void isAsBeforeAfterManyKillsAndRejoins() {
        assertTimeoutPreemptively(bound, this::killAndRejoin);
    }

    private void killAndRejoin() {
        try (MeshSoak soak = new MeshSoak(NODES, seed)) {
            soak.run(3);
            Footprint before = soak.footprint();
            soak.run(kills);
            Footprint after = soak.footprint();
            for (int i = 0; i < 10 && !isLike(before, after); i++) {
                after = soak.footprint();
            }
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
            assertThat(isLike(before, after))
                    .as("more than before of %s, seed %d", after.more(before), seed)
                    .isTrue();
        } catch (AssertionError e) {
            throw new AssertionError("The soak of seed " + seed + " failed", e);
        }
    }

    /** What has ended may be remembered for a while. */
    private static boolean isLike(Footprint before, Footprint after) {
        return after.threads() - before.threads() < THREADS
                && after.bytes() - before.bytes() < BYTES
                && after.more(before).entrySet().stream()
                        .allMatch(more -> more.getValue() < most(more.getKey()));
    }

    /** JGroups keeps what it may have to send again. */
    private static long most(String type) {
        return type.startsWith("dev.actors.") ? OBJECTS : 5 * OBJECTS;
    }

    @Test
    @Timeout(7_200)
    void tellsOfEachProcessThatIsKilled() {
        assertTimeoutPreemptively(bound, this::killProcesses);
    }

    private void killProcesses() {
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
