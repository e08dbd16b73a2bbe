package dev.actors.test.spring.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.actors.Node;
import dev.actors.spring.Actors;
import dev.actors.test.ManualClock;
import dev.actors.test.TestProbe;
import dev.actors.test.spring.ActorTest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.beans.factory.annotation.Autowired;

/** Parameters of test methods, as they are taken with a node per test. */
@ActorTest(value = Closing.class, manualClock = true)
class ParameterTests {

    @Autowired private Node injected;

    @BeforeEach
    void take(TestProbe probe) {
        probe.send(probe.address(), "before");
        probe.expect("before");
    }

    @Test
    void areWhatCanBeInjected(
            Node node, Actors actors, ManualClock clock, TestProbe one, TestProbe other) {
        assertThat(node).isSameAs(injected);
        one.send(actors.spawn(Closing.class), new Closing.Remind(other.address()));
        assertThat(one.address()).isNotEqualTo(other.address());
        assertThat(clock.scheduled()).isNotNegative();
    }

    @Test
    void areLeftToSpringWhereTheyAreMarked(@Autowired TestProbe probe, Node node) {
        assertThat(node.isAlive(probe.address())).isTrue();
    }

    @AfterEach
    void look(Node node) {
        assertThat(node.isRunning()).isTrue();
    }

    @ActorTest(Closing.class)
    static class OnTheMachinesTime {
        @Test
        void takesTheClock(ManualClock clock) {}
    }

    @Test
    void sayHowToHaveTheClock() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(DiscoverySelectors.selectClass(OnTheMachinesTime.class))
                .execute()
                .testEvents()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(
                                message(text -> text.contains("@ActorTest(manualClock = true)"))));
    }
}
