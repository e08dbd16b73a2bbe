package dev.actors.spring.observation;

import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import io.micrometer.context.integration.Slf4jThreadLocalAccessor;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What belongs to a thread and goes along with a message: all that the application's {@link
 * ContextRegistry} knows, such as the present observation and Spring Security's context, and the
 * logging context, which nobody registers there.
 *
 * <p>A handler has what the sender had and nothing else: what the sender had not is taken from the
 * thread, too. A {@code ContextSnapshot} that is empty leaves it there.
 */
public final class ThreadContexts {

    private final List<ThreadLocalAccessor<?>> own;

    /** What one thread had, by the accessors' keys. */
    private record Captured(Map<Object, Object> values) {}

    private ThreadContexts(List<ThreadLocalAccessor<?>> own) {
        this.own = own;
    }

    /**
     * The contexts of an application.
     *
     * @param withLogging whether SLF4J's MDC is there
     * @return the contexts
     */
    public static ThreadContexts of(boolean withLogging) {
        return new ThreadContexts(
                withLogging ? List.of(new Slf4jThreadLocalAccessor()) : List.of());
    }

    private void forEach(Consumer<ThreadLocalAccessor<?>> action) {
        own.forEach(action);
        ContextRegistry.getInstance().getThreadLocalAccessors().forEach(action);
    }

    Object capture() {
        Map<Object, Object> values = new HashMap<>();
        forEach(
                accessor -> {
                    Object value = accessor.getValue();
                    if (value != null) {
                        values.put(accessor.key(), value);
                    }
                });
        return new Captured(values);
    }

    /**
     * Puts what was captured on this thread, in place of what is there.
     *
     * @param captured null if nothing was
     * @return puts back what was there before
     */
    Runnable restore(@Nullable Object captured) {
        Map<Object, Object> values =
                captured instanceof Captured(Map<Object, Object> known) ? known : Map.of();
        List<Runnable> back = new ArrayList<>();
        Runnable restore = () -> runLatestFirst(back);
        try {
            forEach(one -> back.add(replace(one, values.get(one.key()))));
            return restore;
        } catch (Throwable e) {
            restore.run();
            throw e;
        }
    }

    @SuppressWarnings("unchecked") // a key is of one accessor
    private static <V> Runnable replace(ThreadLocalAccessor<V> accessor, @Nullable Object value) {
        V before = accessor.getValue();
        if (value != null) {
            accessor.setValue((V) value);
        } else if (before != null) {
            accessor.setValue();
        }
        return () -> {
            if (before == null) {
                accessor.restore();
            } else {
                accessor.restore(before);
            }
        };
    }

    /** All of them, whatever one throws. */
    private static void runLatestFirst(List<Runnable> back) {
        if (!back.isEmpty()) {
            try {
                back.getLast().run();
            } finally {
                runLatestFirst(back.subList(0, back.size() - 1));
            }
        }
    }
}
