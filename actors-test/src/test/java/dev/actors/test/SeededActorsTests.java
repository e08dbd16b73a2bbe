package dev.actors.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.DeadLetter;
import dev.actors.Node;
import dev.actors.Simulation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class SeededActorsTests {

    static class GoodSample {
        private static final List<Long> SEEDS = new ArrayList<>();

        private Address echo;

        @BeforeEach
        void start(Node node) {
            echo = node.spawn(GoodSample::echo);
            assertThat(node.ask(echo, "before", Duration.ofSeconds(1))).isEqualTo("before");
        }

        private static Object echo(ActorContext self) {
            while (true) {
                Object message = self.receive();
                self.reply(message);
            }
        }

        @SeededActors(seeds = 5)
        void asks(Node node, Simulation world, TestProbe probe) {
            SEEDS.add(world.seed());
            assertThat(Simulation.of(node)).contains(world);
            assertThat(node.ask(echo, "hello", Duration.ofSeconds(1))).isEqualTo("hello");
            world.sleep(Duration.ofDays(1));
            probe.expectNone();
        }

        @AfterEach
        void ask(Node node) {
            assertThat(node.ask(echo, "after", Duration.ofSeconds(1))).isEqualTo("after");
        }
    }

    @Test
    void runsOncePerSeedInASimulation() {
        GoodSample.SEEDS.clear();
        Samples run = Samples.run(GoodSample.class);
        assertThat(run.failures()).isEmpty();
        assertThat(run.started()).containsExactly("seed 1", "seed 2", "seed 3", "seed 4", "seed 5");
        assertThat(GoodSample.SEEDS).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    static class DefaultSample {
        @SeededActors
        void runs() {}
    }

    @Test
    void runsWithAHundredSeeds() {
        assertThat(Samples.run(DefaultSample.class).succeeded()).isEqualTo(100);
    }

    /** Fails in an order that not every seed chooses. */
    static class RaceSample {
        @SeededActors
        void seesOneBeforeTwo(Node node, TestProbe probe) {
            for (int i = 1; i <= 2; i++) {
                node.spawn((self, n) -> send(self, probe.address(), n), i);
            }
            probe.expect(1);
            probe.expect(2);
        }

        private static Object send(ActorContext self, Address to, int n) {
            self.send(to, n);
            return null;
        }
    }

    @Test
    void stopsAtTheFirstSeedThatFailsAndSaysHowToReplayIt() {
        Samples run = Samples.run(RaceSample.class);
        int seed = run.started().size();
        assertThat(seed).isBetween(1, 99);
        assertThat(run.succeeded()).isEqualTo(seed - 1);
        assertThat(run.failure())
                .startsWith(
                        "With seed " + seed + ": java.lang.AssertionError: Expected 1, but 2 came.")
                .endsWith(
                        " (Simulation with seed "
                                + seed
                                + ")\nReplay it by -Dactors.seed="
                                + seed
                                + " or @SeededActors(seed = "
                                + seed
                                + ").");
        assertThat(run.failures().getFirst())
                .isInstanceOf(AssertionError.class)
                .hasCauseInstanceOf(AssertionError.class);

        Samples replay = Samples.run(RaceSample.class, "actors.seed", Integer.toString(seed));
        assertThat(replay.started()).containsExactly("seed " + seed);
        assertThat(replay.failure()).isEqualTo(run.failure());
    }

    static class ChosenSample {
        @SeededActors(seed = {7, -3})
        void runs(Simulation world) {
            assertThat(world.seed()).isIn(7L, -3L);
        }
    }

    @Test
    void runsWithTheSeedsGiven() {
        assertThat(Samples.run(ChosenSample.class).started()).containsExactly("seed 7", "seed -3");
    }

    @Test
    void saysWhenThePropertyIsNoSeed() {
        Samples run = Samples.run(ChosenSample.class, "actors.seed", "many");
        assertThat(run.results().containerEvents().failed().list())
                .singleElement()
                .asString()
                .contains("actors.seed", "many");
    }

    static class LeakSample {
        @SeededActors(seed = 1)
        void leavesAnOrphan(Node node) {
            node.await(node.spawn(self -> self.spawn(ActorContext::receive)));
        }

        @SeededActors(seed = 1)
        void leavesAnOrphanThatIsAboutToEnd(Node node) {
            node.await(node.spawn(self -> self.spawn(it -> it.receive(Duration.ofMillis(900)))));
        }

        @SeededActors(seed = 1)
        void leavesTwoThatWaitForEachOther(Node node) {
            Address one = node.spawn(LeakSample::awaitOther);
            node.send(one, node.spawn(LeakSample::awaitOther, one));
        }

        private static Object awaitOther(ActorContext self) {
            return self.await(self.receive(Address.class));
        }

        private static Object awaitOther(ActorContext self, Address other) {
            return self.await(other);
        }
    }

    @Test
    void failsWhenActorsAreLeaked() {
        Samples run = Samples.run(LeakSample.class);
        assertThat(run.succeeded()).isEqualTo(1);
        assertThat(run.failures())
                .extracting(Throwable::getMessage)
                .anySatisfy(
                        text ->
                                assertThat(text)
                                        .startsWith("With seed 1: java.lang.AssertionError: The")
                                        .contains("is left, though the actor that spawned it has")
                                        .contains("Replay it by -Dactors.seed=1"))
                .anySatisfy(
                        text ->
                                assertThat(text)
                                        .contains("did not end when its node stopped it")
                                        .contains("Replay it by -Dactors.seed=1"))
                .hasSize(2);
    }

    private static void sendToTheDead(Node node) {
        Address dead = node.spawn(_ -> null);
        node.await(dead);
        node.send(dead, "hello");
    }

    static class DeadLetterSample {
        @SeededActors(seed = 1)
        void losesAMessage(Node node) {
            sendToTheDead(node);
        }

        @SeededActors(seed = 1, deadLetters = DeadLetter.Reason.DEAD)
        void mayLoseAMessage(Node node) {
            sendToTheDead(node);
        }
    }

    @Test
    void failsWhenADeadLetterIsNotExpected() {
        Samples run = Samples.run(DeadLetterSample.class);
        assertThat(run.succeeded()).isEqualTo(1);
        assertThat(run.failure()).contains("\"hello\" to anonymous became a dead letter (DEAD).");
    }

    @SeededActors(seed = 7)
    void saysWhichDeadLettersThereAreWhenOneIsMissing(Node node, DeadLetters deadLetters) {
        assertThatThrownBy(() -> deadLetters.expect(Integer.class))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "Expected a dead letter with Integer, but within 5000 ms there was none."
                                + " (Simulation with seed 7)");
        sendToTheDead(node);
        assertThatThrownBy(() -> deadLetters.expect(1))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "Expected a dead letter with 1, but within 5000 ms there was only"
                                + " \"hello\". (Simulation with seed 7)");
        deadLetters.expect("hello");
    }

    static class DeadlockSample {
        private static Thread body;

        @SeededActors(seed = 1)
        void waitsForEver(Node node) {
            body = Thread.currentThread();
            node.await(node.spawn(ActorContext::receive));
        }
    }

    @Test
    void leavesNoThreadParkedWhenATestComesToADeadlock() throws Exception {
        assertThat(Samples.run(DeadlockSample.class).failure())
                .startsWith("With seed 1: java.lang.AssertionError: Everybody waits");
        assertThat(DeadlockSample.body.join(Duration.ofSeconds(60))).isTrue();
    }

    static class AssumingSample {
        @SeededActors(seeds = 3)
        void runsWithOddSeeds(Simulation world) {
            Assumptions.assumeTrue(world.seed() % 2 == 1);
        }
    }

    @Test
    void leavesAnAbortedRunAside() {
        Samples run = Samples.run(AssumingSample.class);
        assertThat(run.aborted()).isEqualTo(1);
        assertThat(run.succeeded()).isEqualTo(2);
    }

    @WithNode(leaks = Leak.LEFT_RUNNING)
    static class MixedSample {
        @SeededActors(seed = 1)
        void runsInASimulation(Node node, Simulation world) {
            assertThat(Simulation.of(node)).contains(world);
            node.spawn(ActorContext::receive);
        }

        @Test
        void runsOutside(Node node) {
            assertThat(Simulation.of(node)).isEmpty();
        }
    }

    @Test
    void standsBesideTestsWithANode() {
        Samples run = Samples.run(MixedSample.class);
        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(2);
    }
}
