package dev.actors.test;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

import java.util.List;

/** Runs sample test classes, and shows how their tests came out. */
record Samples(EngineExecutionResults results) {

    static Samples run(Class<?> sample) {
        return new Samples(
                EngineTestKit.engine("junit-jupiter").selectors(selectClass(sample)).execute());
    }

    static Samples run(Class<?> sample, String property, String value) {
        return new Samples(
                EngineTestKit.engine("junit-jupiter")
                        .selectors(selectClass(sample))
                        .configurationParameter(property, value)
                        .execute());
    }

    long succeeded() {
        return results.testEvents().succeeded().count();
    }

    long aborted() {
        return results.testEvents().aborted().count();
    }

    List<String> started() {
        return results.testEvents().started().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    List<Throwable> failures() {
        return results.testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result -> result.getThrowable().orElseThrow())
                .toList();
    }

    /** The text of the only failure. */
    String failure() {
        List<Throwable> failures = failures();
        if (failures.size() != 1) {
            throw new AssertionError("One failure expected, not " + failures);
        }
        return failures.getFirst().getMessage();
    }
}
