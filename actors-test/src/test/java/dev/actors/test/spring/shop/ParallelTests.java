package dev.actors.test.spring.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.actors.test.spring.ActorTest;

import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Classes that may share a context, in a run of JUnit that is parallel. */
class ParallelTests {

    private static final CyclicBarrier BOTH_AT_ONCE = new CyclicBarrier(2);

    @ActorTest(Closing.class)
    static class One {
        @Test
        void isAlone() throws Exception {
            requireAlone();
        }
    }

    @ActorTest(Closing.class)
    static class Other {
        @Test
        void isAlone() throws Exception {
            requireAlone();
        }
    }

    /** The other class, were it let, comes within the time that this waits for it. */
    private static void requireAlone() throws Exception {
        try {
            BOTH_AT_ONCE.await(300, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            BOTH_AT_ONCE.reset();
            return;
        }
        throw new AssertionError("Two tests at once on one node.");
    }

    @Test
    void runOneAfterAnother() {
        assertThat(
                        EngineTestKit.engine("junit-jupiter")
                                .selectors(selectClass(One.class), selectClass(Other.class))
                                .configurationParameter(
                                        "junit.jupiter.execution.parallel.enabled", "true")
                                .configurationParameter(
                                        "junit.jupiter.execution.parallel.mode.default",
                                        "concurrent")
                                .configurationParameter(
                                        "junit.jupiter.execution.parallel.config.strategy", "fixed")
                                .configurationParameter(
                                        "junit.jupiter.execution.parallel.config.fixed.parallelism",
                                        "2")
                                .execute()
                                .testEvents()
                                .succeeded()
                                .count())
                .isEqualTo(2);
    }
}
