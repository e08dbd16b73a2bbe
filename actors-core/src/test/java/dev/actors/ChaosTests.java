package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** The kernel's promises under chaos. {@code -Dchaos.seed=N} replays the one run of a seed. */
class ChaosTests {

    private static final Integer SEED = Integer.getInteger("chaos.seed");

    private static final int CROWD = 200;

    private static String replay(long seed, Chaos chaos) {
        return "replay with -Dchaos.seed=" + seed + ", with " + chaos;
    }

    @Test
    void breaksNothingOnASimulatedNode() {
        int unused = KernelTestCase.repeatForSeeds(35, SEED, seed -> simulate(seed, CROWD));
    }

    @Test
    void breaksNothingAmongThousands() {
        int unused = KernelTestCase.repeatForSeeds(2, SEED, seed -> simulate(seed, 3_000));
    }

    @Test
    void isTheSameForTheSameSeed() throws Exception {
        assertThat(simulate(7, CROWD))
                .isEqualTo(simulate(7, CROWD))
                .isNotEqualTo(simulate(8, CROWD));
    }

    /** Runs the chaos of a seed and says what has happened. */
    private static String simulate(long seed, int most) throws Exception {
        Simulation world = new Simulation(seed);
        SimulatedTime time = (SimulatedTime) world.time();
        AtomicReference<String> happened = new AtomicReference<>();
        world.run(
                () -> {
                    Node node = world.node("secret@127.0.0.1:4711").open();
                    Chaos chaos = new Chaos(node, seed, most);
                    for (int i = 0; i < 60 && !chaos.isQuiet(); i++) {
                        world.sleep(Duration.ofSeconds(10));
                    }
                    assertThat(chaos.isQuiet()).as(replay(seed, chaos)).isTrue();
                    assertThat(chaos.finish()).as(replay(seed, chaos)).isEmpty();
                    node.close();
                    happened.set(chaos.toString());
                });
        world.settle();
        assertThat(time.leap()).as("replay with -Dchaos.seed=" + seed).isNull();
        return happened.get();
    }

    @Test
    void breaksNothingOnThreads() {
        int unused = KernelTestCase.repeatForSeeds(10, SEED, ChaosTests::rage);
    }

    private static void rage(long seed) {
        ManualClock clock = new ManualClock();
        Node node =
                Node.builder("secret@127.0.0.1:4711")
                        .time(clock)
                        .killGrace(Duration.ofDays(1))
                        .shutdownTimeout(Duration.ofDays(1))
                        .open();
        Chaos chaos = new Chaos(node, seed, CROWD);
        long start = System.nanoTime();
        while (!chaos.isQuiet() && System.nanoTime() - start < KernelTestCase.PATIENCE.toNanos()) {
            clock.advance(Duration.ofMillis(50));
            KernelTestCase.giveWay();
        }
        assertThat(chaos.isQuiet()).as(replay(seed, chaos)).isTrue();
        assertThat(chaos.finish()).as(replay(seed, chaos)).isEmpty();
        node.close();
        assertThat(clock.scheduled()).as(replay(seed, chaos)).isZero();
    }
}
