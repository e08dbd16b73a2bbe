package dev.actors.test;

import dev.actors.Node;
import dev.actors.Simulation;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.util.List;
import java.util.Set;

/** Gives the methods of a test their stage, and closes it after the test. */
abstract class StageExtension implements ParameterResolver, AfterEachCallback {

    private static final Set<Class<?>> TYPES =
            Set.of(
                    Node.class,
                    TestProbe.class,
                    DeadLetters.class,
                    ManualClock.class,
                    Simulation.class);

    /** Where the test's node runs. */
    abstract Setting setting(ExtensionContext context);

    /** What the test may leave behind. */
    abstract Tolerance tolerance(ExtensionContext context);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getTestMethod().isPresent()
                && TYPES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Stage stage =
                store(context)
                        .computeIfAbsent(
                                Stage.class, _ -> new Stage(setting(context)), Stage.class);
        Class<?> type = parameter.getParameter().getType();
        if (type == Node.class) {
            return stage.node;
        } else if (type == TestProbe.class) {
            return TestProbe.on(stage.node);
        } else if (type == DeadLetters.class) {
            return stage.deadLetters();
        }
        return switch (stage.setting) {
            case Setting.Manual(ManualClock clock) when type == ManualClock.class -> clock;
            case Setting.Simulated(Simulation world) when type == Simulation.class -> world;
            case Setting _ ->
                    throw new ParameterResolutionException(
                            type == ManualClock.class
                                    ? "The node is not on a manual clock: say"
                                            + " @WithNode(manualClock = true)."
                                    : "The node is in no simulation: say @SeededActors instead of"
                                            + " @Test.");
        };
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        Stage stage = store(context).remove(Stage.class, Stage.class);
        if (stage != null) {
            close(stage, context);
        }
    }

    /** Closes the stage, and fails a test that has passed so far if it leaves something behind. */
    void close(Stage stage, ExtensionContext context) throws Exception {
        boolean failed = context.getExecutionException().isPresent();
        List<String> complaints = stage.close(failed ? Tolerance.OF_ANYTHING : tolerance(context));
        if (!complaints.isEmpty()) {
            throw new AssertionError(
                    "The test leaves behind what it should not:\n- "
                            + String.join("\n- ", complaints));
        }
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(ExtensionContext.Namespace.create(StageExtension.class));
    }
}
