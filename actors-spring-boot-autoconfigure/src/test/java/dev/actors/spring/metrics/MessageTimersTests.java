package dev.actors.spring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.Node;
import dev.actors.TimeSource;
import dev.actors.spring.Patience;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How long messages wait and take. */
class MessageTimersTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    /** A ticker that tests turn. */
    private static final class Ticker implements TimeSource {

        private final AtomicLong nanos = new AtomicLong();

        @Override
        public long nanoTime() {
            return nanos.get();
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public Runnable schedule(Duration delay, Runnable task) {
            return () -> {};
        }
    }

    private Timer timer(String name, String behavior) {
        return registry.get(name).tag("behavior", behavior).timer();
    }

    @Test
    void measureFromSendingToTakingAndFromTakingToTheNext() {
        Ticker ticker = new Ticker();
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (Node node =
                Node.builder("c@h:1")
                        .time(ticker)
                        .meters(new MessageTimers(() -> registry))
                        .open()) {
            Address actor =
                    node.start(
                            ActorSpec.behavior(
                                            Behavior.of(
                                                    String.class,
                                                    (_, text) -> {
                                                        if (text.equals("first")) {
                                                            taken.countDown();
                                                            release.await();
                                                        }
                                                        return text.equals("last")
                                                                ? Behavior.stopped(null)
                                                                : Behavior.same();
                                                    }))
                                    .behaviorName("slow"));
            node.send(actor, "first");
            Patience.await(taken);
            node.send(actor, "last");
            ticker.nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(30));
            release.countDown();
            Patience.of(node.termination(actor));
        }

        Timer wait = timer("actors.mailbox.wait", "slow");
        Timer processing = timer("actors.message.processing", "slow");
        assertThat(wait.count()).isEqualTo(2);
        assertThat(wait.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(30);
        assertThat(processing.count()).isEqualTo(2);
        assertThat(processing.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(30);
    }

    @Test
    void measureAsksSelfSendsAndMessagesInAnyStyle() {
        try (Node node = Node.builder("c@h:1").meters(new MessageTimers(() -> registry)).open()) {
            Address actor =
                    node.start(
                            ActorSpec.process(
                                            self -> {
                                                self.receive();
                                                self.reply("yes");
                                                self.send(self.address(), "to myself");
                                                return self.receive();
                                            })
                                    .behaviorName("clerk"));
            assertThat(node.ask(actor, "question", SOON)).isEqualTo("yes");
            Patience.of(node.termination(actor));
        }

        assertThat(timer("actors.mailbox.wait", "clerk").count()).isEqualTo(2);
        assertThat(timer("actors.message.processing", "clerk").count()).isEqualTo(2);
    }

    /** As {@code management.metrics.enable.actors=false} does. */
    @Test
    void measureNothingThatAFilterDenies() {
        registry.config().meterFilter(MeterFilter.denyNameStartsWith("actors.message"));
        assertThat(new MessageTimers(() -> registry).apply("half")).isNotNull();
        registry.config().meterFilter(MeterFilter.denyNameStartsWith("actors"));

        assertThat(new MessageTimers(() -> registry).apply("whole")).isNull();
    }

    @Test
    void measureNothingWithoutARegistry() {
        try (Node node = Node.builder("c@h:1").meters(new MessageTimers(() -> null)).open()) {
            Address actor = node.start(ActorSpec.process(self -> self.receive()));
            node.send(actor, "x");
            Patience.of(node.termination(actor));
        }

        assertThat(registry.getMeters()).isEmpty();
    }
}
