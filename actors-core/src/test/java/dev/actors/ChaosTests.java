package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.stream.LongStream;

/** The kernel's promises under chaos. {@code -Dchaos.seed=N} replays the one run of a seed. */
@Timeout(120)
class ChaosTests {

    private static final Long SEED = Long.getLong("chaos.seed");

    private static LongStream seeds(int count) {
        return SEED == null ? LongStream.range(0, count) : LongStream.of(SEED);
    }

    private static String replay(long seed) {
        return "replay with -Dchaos.seed=" + seed;
    }

    @Test
    void breaksNothingOnASimulatedNode() throws Exception {
        for (long seed : seeds(20).toArray()) {
            simulate(seed);
        }
    }

    private static void simulate(long seed) throws Exception {
        Simulation world = new Simulation(seed);
        SimulatedTime time = (SimulatedTime) world.time();
        world.run(
                () -> {
                    Node node = world.node("secret@127.0.0.1:4711").open();
                    Chaos chaos = new Chaos(node, seed);
                    while (!chaos.isQuiet()) {
                        world.sleep(Duration.ofSeconds(10));
                    }
                    assertThat(chaos.finish()).as(replay(seed)).isEmpty();
                    node.close();
                });
        world.settle();
        assertThat(time.leap()).as(replay(seed)).isNull();
    }

    @Test
    void breaksNothingOnThreads() {
        for (long seed : seeds(5).toArray()) {
            ManualClock clock = new ManualClock();
            Node node =
                    Node.builder("secret@127.0.0.1:4711")
                            .time(clock)
                            .killGrace(Duration.ofDays(1))
                            .shutdownTimeout(Duration.ofDays(1))
                            .open();
            Chaos chaos = new Chaos(node, seed);
            KernelTestCase.until(
                    () -> {
                        clock.advance(Duration.ofMillis(50));
                        return chaos.isQuiet();
                    });
            assertThat(chaos.finish()).as(replay(seed)).isEmpty();
            node.close();
            assertThat(clock.scheduled()).as(replay(seed)).isZero();
        }
    }
}
