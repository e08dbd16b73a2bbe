package dev.actors.spring.metrics;

import dev.actors.MessageMeter;
import dev.actors.spring.insight.HandlingTimes;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.noop.NoopTimer;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The timers {@code actors.mailbox.wait} and {@code actors.message.processing} of each behaviour.
 * Histograms, percentiles and objectives are the registry's to add, as Boot does by {@code
 * management.metrics.distribution.*}.
 */
public final class MessageTimers
        implements Function<String, @Nullable MessageMeter>, HandlingTimes {

    private final Supplier<@Nullable MeterRegistry> registry;
    private final Map<String, Timers> made = new ConcurrentHashMap<>();

    /** The two timers of one behaviour. */
    private record Timers(Timer waiting, Timer processing) implements MessageMeter {

        @Override
        public void waited(long nanos) {
            waiting.record(nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public void processed(long nanos) {
            processing.record(nanos, TimeUnit.NANOSECONDS);
        }

        boolean areDenied() {
            return waiting instanceof NoopTimer && processing instanceof NoopTimer;
        }
    }

    /**
     * Timers in a registry.
     *
     * @param registry asked for once per behaviour, when its first actor is spawned; null to
     *     measure nothing
     */
    public MessageTimers(Supplier<@Nullable MeterRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public @Nullable MessageMeter apply(String behavior) {
        MeterRegistry meters = registry.get();
        return meters == null ? null : made.computeIfAbsent(behavior, name -> timers(name, meters));
    }

    /** Null where the registry takes neither: then no message is measured in vain. */
    private static @Nullable Timers timers(String behavior, MeterRegistry meters) {
        Timers timers =
                new Timers(
                        timer(
                                "actors.mailbox.wait",
                                "From sending a message to taking it",
                                behavior,
                                meters),
                        timer(
                                "actors.message.processing",
                                "From taking a message to asking for the next one",
                                behavior,
                                meters));
        return timers.areDenied() ? null : timers;
    }

    @Override
    public HandlingTimes.@Nullable Total of(String behavior) {
        Timers known = made.get(behavior);
        if (known == null) {
            return null;
        }
        Timer timer = known.processing();
        return new HandlingTimes.Total(timer.count(), timer.totalTime(TimeUnit.NANOSECONDS));
    }

    private static Timer timer(
            String name, String description, String behavior, MeterRegistry registry) {
        return Timer.builder(name)
                .description(description)
                .tag("behavior", behavior)
                .register(registry);
    }
}
