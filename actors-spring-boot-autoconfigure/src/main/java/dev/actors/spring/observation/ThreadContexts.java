package dev.actors.spring.observation;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * What belongs to a thread and goes along with a message: all that the application's {@link
 * ContextRegistry} knows, such as the present observation and Spring Security's context, and the
 * logging context, which nobody registers there.
 */
public final class ThreadContexts {

    private final List<ContextSnapshotFactory> factories;

    /** What one thread had, by the registries. */
    private record Captured(List<ContextSnapshot> snapshots) {}

    private ThreadContexts(List<ContextSnapshotFactory> factories) {
        this.factories = factories;
    }

    /**
     * The contexts of an application.
     *
     * @param withLogging whether SLF4J's MDC is there
     * @return the contexts
     */
    public static ThreadContexts of(boolean withLogging) {
        ContextSnapshotFactory registered = ContextSnapshotFactory.builder().build();
        return new ThreadContexts(
                withLogging ? List.of(logging(), registered) : List.of(registered));
    }

    /** A registry of its own: the application's own is not changed for all who use it. */
    private static ContextSnapshotFactory logging() {
        ContextRegistry registry = new ContextRegistry();
        registry.registerThreadLocalAccessor(new Slf4jThreadLocalAccessor());
        return ContextSnapshotFactory.builder().contextRegistry(registry).build();
    }

    Object capture() {
        return new Captured(
                factories.stream().map(factory -> factory.captureAll(new Object[0])).toList());
    }

    /**
     * Puts what was captured on this thread.
     *
     * @return puts back what was there before
     */
    Runnable restore(@Nullable Object captured) {
        if (!(captured instanceof Captured(List<ContextSnapshot> snapshots))) {
            return () -> {};
        }
        List<ContextSnapshot.Scope> scopes = new ArrayList<>();
        Runnable restore = () -> close(scopes);
        try {
            snapshots.forEach(snapshot -> scopes.add(snapshot.setThreadLocals()));
            return restore;
        } catch (Throwable e) {
            restore.run();
            throw e;
        }
    }

    /** Closes them latest first, all of them, whatever one throws. */
    private static void close(List<ContextSnapshot.Scope> scopes) {
        if (!scopes.isEmpty()) {
            try {
                scopes.getLast().close();
            } finally {
                close(scopes.subList(0, scopes.size() - 1));
            }
        }
    }
}
