package dev.actors.spring.metrics;

import dev.actors.MessageMeter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** The timer {@code actors.message.processing} of each behaviour. */
public final class ProcessingTimers implements Function<String, @Nullable MessageMeter> {

    private final Supplier<@Nullable MeterRegistry> registry;

    /**
     * Timers in a registry.
     *
     * @param registry asked for once per behaviour, when its first actor is spawned; null to
     *     measure nothing
     */
    public ProcessingTimers(Supplier<@Nullable MeterRegistry> registry) {
        this.registry = registry;
    }

    @Override
    public @Nullable MessageMeter apply(String behavior) {
        MeterRegistry meters = registry.get();
        if (meters == null) {
            return null;
        }
        Timer timer =
                Timer.builder("actors.message.processing")
                        .description("From taking a message to asking for the next one")
                        .tag("behavior", behavior)
                        .register(meters);
        return nanos -> timer.record(nanos, TimeUnit.NANOSECONDS);
    }
}
