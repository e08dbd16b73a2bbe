package dev.actors.benchmarks.inside;

import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.MessageMeter;
import dev.actors.Node;
import dev.actors.NodeBuilder;
import dev.actors.spring.observation.MessageObservations;
import dev.actors.spring.observation.ThreadContexts;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What it costs to send a message to a handler and have it handled, with the counters that are
 * always on, and with timers or observations of Micrometer besides.
 */
@State(Scope.Benchmark)
public class MessageBenchmark {

    private static final int MESSAGES = 10_000;

    /** Which metrics are on. */
    @Param({"COUNTERS", "TIMERS", "OBSERVATIONS", "METERED_OBSERVATIONS"})
    private Metrics metrics = Metrics.COUNTERS;

    private final Semaphore done = new Semaphore(0);
    private Node node = builder().open();
    private Address handler = node.spawn(handler());

    /** Which metrics are on. */
    public enum Metrics {
        /** Counters only, as in a node of its own. */
        COUNTERS,
        /** A timer of Micrometer for each behaviour, as the starter has them. */
        TIMERS,
        /** Observations of Micrometer in the sender's context, whose handler does nothing. */
        OBSERVATIONS,
        /** The same, with the handler that makes meters of them, as Spring Boot has it. */
        METERED_OBSERVATIONS
    }

    /** A message. */
    private enum Message {
        NEXT,
        LAST
    }

    private static NodeBuilder builder() {
        return Node.builder("secret@127.0.0.1:4711");
    }

    private Behavior<Message> handler() {
        return Behavior.of(
                Message.class,
                (_, message) -> {
                    if (message == Message.LAST) {
                        done.release();
                    }
                    return Behavior.same();
                });
    }

    /** What the starter measures of each message. */
    private static final class Timers implements MessageMeter {

        private final Timer waiting;
        private final Timer processing;

        Timers(MeterRegistry registry) {
            waiting = registry.timer("wait");
            processing = registry.timer("processing");
        }

        @Override
        public void waited(long nanos) {
            waiting.record(nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public void processed(long nanos) {
            processing.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private static Node observed(ObservationHandler<Observation.Context> handler) {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(handler);
        return builder()
                .interceptor(new MessageObservations(registry, ThreadContexts.of(false)))
                .open();
    }

    /** Opens the node again with the metrics. */
    @Setup
    public void open() {
        node.close();
        node =
                switch (metrics) {
                    case COUNTERS -> builder().open();
                    case TIMERS -> {
                        MessageMeter meter = new Timers(new SimpleMeterRegistry());
                        yield builder().meters(_ -> meter).open();
                    }
                    case OBSERVATIONS -> observed(_ -> true);
                    case METERED_OBSERVATIONS ->
                            observed(new DefaultMeterObservationHandler(new SimpleMeterRegistry()));
                };
        handler = node.spawn(handler());
    }

    /** Closes the node. */
    @TearDown
    public void close() {
        node.close();
    }

    /**
     * Sends messages and waits until the last is handled.
     *
     * @throws InterruptedException if the thread was interrupted
     */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void sendAndHandle() throws InterruptedException {
        for (int i = 1; i < MESSAGES; i++) {
            node.send(handler, Message.NEXT);
        }
        node.send(handler, Message.LAST);
        done.acquire();
    }
}
