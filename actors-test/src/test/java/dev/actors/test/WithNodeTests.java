package dev.actors.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.DeadLetter;
import dev.actors.Node;
import dev.actors.Simulation;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

class WithNodeTests {

    private static final Duration LONG = Duration.ofSeconds(60);

    /** Leaves a child of an actor that has ended. */
    private static void leaveOrphan(Node node) {
        Address parent =
                node.spawn(
                        self -> {
                            self.spawn(ActorSpec.process(ActorContext::receive).name("child"));
                            return null;
                        });
        node.await(parent, LONG);
    }

    private static Address dead(Node node) {
        Address actor = node.spawn(_ -> null);
        node.await(actor, LONG);
        return actor;
    }

    @WithNode
    static class GoodSample {
        private Node before;

        @BeforeEach
        void keep(Node node) {
            before = node;
        }

        @Test
        void usesANodeAndTwoProbes(Node node, TestProbe one, TestProbe other) {
            assertThat(node).isSameAs(before);
            assertThat(node.name()).isEqualTo("127.0.0.1:4711");
            one.send(other.address(), "hello");
            other.expect("hello");
            one.expectNone(Duration.ZERO);
            node.spawn(ActorContext::receive);
        }

        @Test
        void takesADeadLetter(Node node, DeadLetters deadLetters) {
            node.send(dead(node), "hello");
            node.send(dead(node), 1);
            assertThat(deadLetters.expect(Integer.class).reason())
                    .isEqualTo(DeadLetter.Reason.DEAD);
            assertThat(deadLetters.expect("hello").message()).isEqualTo("hello");
        }

        @Test
        @WithNode(deadLetters = DeadLetter.Reason.DEAD)
        void allowsDeadLetters(Node node) {
            node.send(dead(node), "hello");
        }

        @Test
        @WithNode(leaks = {})
        void allowsOrphans(Node node) {
            leaveOrphan(node);
        }

        @Test
        @WithNode(manualClock = true)
        void turnsTheClock(Node node, ManualClock clock, TestProbe probe) {
            node.sendAfter(Duration.ofDays(1), probe.address(), "timer");
            clock.advance(Duration.ofDays(1));
            probe.expect("timer");
            node.spawn(self -> self.receive(Duration.ofDays(1)));
        }

        @Test
        void needsNoNode() {}

        @Nested
        class InsideSample {
            @Test
            void hasItsOwn(Node node) {
                assertThat(node).isSameAs(before);
            }
        }
    }

    @Test
    void passesWhenNothingIsLeftBehind() {
        Samples run = Samples.run(GoodSample.class);
        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(7);
    }

    static class ClosingSample {
        private static Node last;

        @Test
        @WithNode
        void runs(Node node) {
            last = node;
            assertThat(node.isRunning()).isTrue();
        }
    }

    @Test
    void closesTheNodeAfterTheTest() {
        assertThat(Samples.run(ClosingSample.class).succeeded()).isEqualTo(1);
        assertThat(ClosingSample.last.isRunning()).isFalse();
    }

    @WithNode
    static class OrphanSample {
        @Test
        void leavesOne(Node node) {
            leaveOrphan(node);
        }
    }

    @Test
    void failsWhenAnOrphanIsLeft() {
        assertThat(Samples.run(OrphanSample.class).failure())
                .matches(
                        "The test leaves behind what it should not:\n"
                                + "- 'child' at actor://\\S+ is left, though the actor that spawned"
                                + " it has ended\\. Link it to that one \\(spawnLink\\), or stop"
                                + " it; or leave ORPHANED out of `leaks`\\.");
    }

    @WithNode(leaks = Leak.LEFT_RUNNING)
    static class RunningSample {
        @Test
        void leavesOne(Node node) {
            node.spawn(ActorContext::receive);
        }

        @Test
        void stopsIt(Node node) {
            node.stop(node.spawn(ActorContext::receive));
        }
    }

    @Test
    void failsWhenAnActorIsLeftRunningWhereNoneMay() {
        Samples run = Samples.run(RunningSample.class);
        assertThat(run.succeeded()).isEqualTo(1);
        assertThat(run.failure())
                .contains("- anonymous at actor://")
                .endsWith(" is left running. Stop it; or leave LEFT_RUNNING out of `leaks`.");
    }

    static class StubbornSample {

        private static ActorSpec sleeper() {
            return ActorSpec.process(
                            self -> {
                                self.ready();
                                new CountDownLatch(1).await();
                                return null;
                            })
                    .shutdownTimeout(Duration.ofMillis(1500));
        }

        @Test
        @WithNode
        void sleepsOnTheMachinesTime(Node node) {
            node.start(sleeper());
        }

        @Test
        @WithNode(manualClock = true)
        void sleepsOnAManualClock(Node node) {
            node.start(sleeper());
        }

        @Test
        @WithNode
        void isKilled(Node node) {
            node.kill(node.start(sleeper()));
        }
    }

    @Test
    void failsWhenAnActorDoesNotEndUntilItIsKilled() {
        Samples run = Samples.run(StubbornSample.class);
        assertThat(run.succeeded()).isEqualTo(1);
        assertThat(run.failures())
                .hasSize(2)
                .allSatisfy(
                        failure ->
                                assertThat(failure)
                                        .hasMessageEndingWith(
                                                " did not end when its node stopped it, and had to"
                                                    + " be killed. Let it receive, or let its waits"
                                                    + " end; or leave STUBBORN out of `leaks`."));
    }

    @WithNode
    static class DeadLetterSample {
        @Test
        void sendsToTheDead(Node node) {
            node.send(dead(node), "hello");
        }
    }

    @Test
    void failsWhenADeadLetterIsNotExpected() {
        assertThat(Samples.run(DeadLetterSample.class).failure())
                .isEqualTo(
                        "The test leaves behind what it should not:\n"
                                + "- \"hello\" to anonymous became a dead letter (DEAD). Take it"
                                + " from a DeadLetters parameter, or name its reason in"
                                + " `deadLetters`.");
    }

    @WithNode
    static class FailingSample {
        @Test
        void failsAndLeavesAnOrphan(Node node) {
            leaveOrphan(node);
            throw new IllegalStateException("the failure");
        }
    }

    @Test
    void showsOnlyTheFailureOfATestThatHasFailed() {
        Samples run = Samples.run(FailingSample.class);
        assertThat(run.failure()).isEqualTo("the failure");
        assertThat(run.failures().getFirst().getSuppressed()).isEmpty();
    }

    @WithNode
    static class WrongParameterSample {
        @Test
        void wantsAClock(ManualClock clock) {}

        @Test
        void wantsASimulation(Simulation world) {}
    }

    @Test
    void saysHowToGetAParameterThatIsNotThere() {
        assertThat(Samples.run(WrongParameterSample.class).failures())
                .extracting(Throwable::getMessage)
                .containsExactlyInAnyOrder(
                        "The node is not on a manual clock: say @WithNode(manualClock = true).",
                        "The node is in no simulation: say @SeededActors instead of @Test.");
    }
}
