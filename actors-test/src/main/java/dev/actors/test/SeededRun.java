package dev.actors.test;

import dev.actors.Simulation;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.opentest4j.TestAbortedException;

import java.lang.reflect.Method;
import java.util.List;

/** One run of a test, with one seed, in a simulation of its own. */
final class SeededRun extends StageExtension
        implements TestTemplateInvocationContext, InvocationInterceptor, TestWatcher {

    private final long seed;
    private final Setting.Simulated setting;
    private final Tolerance tolerance;
    private final Runnable onFailure;

    SeededRun(long seed, Tolerance tolerance, Runnable onFailure) {
        this.seed = seed;
        setting = new Setting.Simulated(new Simulation(seed));
        this.tolerance = tolerance;
        this.onFailure = onFailure;
    }

    @Override
    public String getDisplayName(int invocationIndex) {
        return "seed " + seed;
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
        return List.of(this);
    }

    @Override
    Setting setting(ExtensionContext context) {
        return setting;
    }

    @Override
    Tolerance tolerance(ExtensionContext context) {
        return tolerance;
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Exception {
        run(invocation);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Exception {
        run(invocation);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Exception {
        run(invocation);
    }

    private void run(Invocation<@Nullable Void> invocation) throws Exception {
        replayable(() -> setting.run(() -> proceed(invocation)));
    }

    private static void proceed(Invocation<@Nullable Void> invocation) throws Exception {
        try {
            invocation.proceed();
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Override
    void close(Stage stage, ExtensionContext context) throws Exception {
        replayable(() -> super.close(stage, context));
    }

    /** Runs code whose failure says how to come to it again. */
    private void replayable(Simulation.Body body) throws Exception {
        try {
            body.run();
        } catch (TestAbortedException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(
                    "With seed "
                            + seed
                            + ": "
                            + e
                            + "\nReplay it by -Dactors.seed="
                            + seed
                            + " or @SeededActors(seed = "
                            + seed
                            + ").",
                    e);
        }
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        onFailure.run();
    }
}
