package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Passivation against messages that come at the same moment. {@code -Dkeyed.seed=N} replays a seed.
 */
class KeyedStressTests {

    private static final Integer SEED = Integer.getInteger("keyed.seed");
    private static final int SENDERS = 4;

    @Test
    void losesNothingOnASimulatedNode() {
        AtomicLong passivations = new AtomicLong();
        int crowds =
                KernelTestCase.repeatForSeeds(
                        150, SEED, seed -> simulate(seed, new KeyedCrowd(false), passivations));
        assertThat(passivations.get()).isGreaterThan(4L * crowds);
    }

    @Test
    void losesNothingThatIsNoDeadLetterWhereActorsCrashAndAreKilled() {
        AtomicLong passivations = new AtomicLong();
        int unused =
                KernelTestCase.repeatForSeeds(
                        100, SEED, seed -> simulate(seed, new KeyedCrowd(true), passivations));
        assertThat(passivations.get()).isPositive();
    }

    private static void simulate(long seed, KeyedCrowd crowd, AtomicLong passivations)
            throws Exception {
        Simulation world = new Simulation(seed);
        world.run(
                () -> {
                    Node node = world.node("secret@127.0.0.1:4711").listener(crowd).open();
                    node.keyedActors().serve(crowd.behavior(seed % 3 == 0));
                    List<Address> senders = new ArrayList<>();
                    for (int sender = 0; sender < SENDERS; sender++) {
                        senders.add(node.spawn(crowd.sender(sender, 25, seed)));
                    }
                    node.awaitAll(senders, Duration.ofHours(1));
                    world.sleep(KeyedCrowd.IDLE.multipliedBy(4));
                    assertThat(crowd.complaints(node)).as("seed " + seed).isEmpty();
                    passivations.addAndGet(crowd.passivations(node));
                    node.close();
                });
        world.settle();
        assertThat(((SimulatedTime) world.time()).leap()).as("seed " + seed).isNull();
    }

    @Test
    void losesNothingOnThreads() {
        AtomicLong passivations = new AtomicLong();
        int unused =
                KernelTestCase.repeatForSeeds(
                        6, SEED, seed -> stress(seed, new KeyedCrowd(false), passivations));
        assertThat(passivations.get()).isPositive();
    }

    @Test
    void accountsForAllOnThreadsWhereActorsCrashAndAreKilled() {
        AtomicLong passivations = new AtomicLong();
        int unused =
                KernelTestCase.repeatForSeeds(
                        4, SEED, seed -> stress(seed, new KeyedCrowd(true), passivations));
    }

    /** Time is turned as fast as it goes, so that all are found idle again and again. */
    private static void stress(long seed, KeyedCrowd crowd, AtomicLong passivations) {
        ManualClock clock = new ManualClock();
        Node node =
                Node.builder("secret@127.0.0.1:4711")
                        .time(clock)
                        .killGrace(Duration.ofDays(1))
                        .shutdownTimeout(Duration.ofDays(1))
                        .sendTimeout(Duration.ofDays(1))
                        .listener(crowd)
                        .open();
        node.keyedActors().serve(crowd.behavior(seed % 3 == 0));
        List<Address> senders = new ArrayList<>();
        for (int sender = 0; sender < SENDERS; sender++) {
            senders.add(node.spawn(crowd.sender(sender, 600, seed)));
        }
        KernelTestCase.until(
                () -> {
                    clock.advance(Duration.ofMillis(1));
                    return senders.stream().noneMatch(node::isAlive);
                });
        KernelTestCase.until(
                () -> {
                    clock.advance(KeyedCrowd.IDLE);
                    return node.snapshot().isEmpty();
                });
        assertThat(crowd.complaints(node)).as("seed " + seed).isEmpty();
        passivations.addAndGet(crowd.passivations(node));
        node.close();
    }
}
