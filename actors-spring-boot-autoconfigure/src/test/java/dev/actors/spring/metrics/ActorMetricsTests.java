package dev.actors.spring.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.AskTimeoutException;
import dev.actors.Node;
import dev.actors.NodeListener;
import dev.actors.spring.Patience;
import dev.actors.spring.insight.NodeModel;
import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The meters of a node, by what its actors do. */
class ActorMetricsTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Node node;

    @BeforeEach
    void open() {
        Node[] later = new Node[1];
        ActorMetrics metrics = new ActorMetrics(() -> new NodeModel(() -> later[0], _ -> null));
        NodeListener listener = metrics;
        node =
                Node.builder("cookie@host:1")
                        .listener(listener)
                        .meters(new MessageTimers(() -> registry))
                        .open();
        later[0] = node;
        metrics.bindTo(registry);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void countsSpawnsExitsAndTheLiving() {
        Address a = node.start(process("worker"));
        Address b = node.start(process("worker"));
        assertThat(value("actors.spawned", "worker")).isEqualTo(2);
        assertThat(value("actors.alive", "worker")).isEqualTo(2);
        node.send(a, "end");
        node.await(a, SOON);
        node.terminate(b);
        Patience.of(node.termination(b));
        assertThat(value("actors.alive", "worker")).isZero();
        assertThat(value("actors.exits", "worker", "reason", "normal")).isEqualTo(1);
        assertThat(value("actors.exits", "worker", "reason", "killed")).isEqualTo(1);
        assertThat(value("actors.exits", "worker", "reason", "error")).isZero();
        assertThat(value("actors.exits", "worker", "reason", "shutdown")).isZero();
    }

    @Test
    void countsRestartsAndTheMessageThatWasLost() {
        RestartPolicy policy =
                new RestartPolicy(
                        RestartType.TRANSIENT,
                        1,
                        Duration.ofMinutes(1),
                        Duration.ZERO,
                        Duration.ZERO);
        Address actor =
                node.start(
                        ActorSpec.process(
                                        self -> {
                                            self.receive();
                                            throw new IllegalStateException("crash");
                                        })
                                .behaviorName("fragile")
                                .supervised(policy::newSupervision));
        node.send(actor, "one");
        node.send(actor, "two");
        Patience.of(node.termination(actor));
        assertThat(
                        registry
                                .get("actors.restarts")
                                .tag("behavior", "fragile")
                                .functionCounters()
                                .stream()
                                .mapToDouble(FunctionCounter::count)
                                .sum())
                .isEqualTo(1);
        assertThat(value("actors.exits", "fragile", "reason", "error")).isEqualTo(1);
        assertThat(value("actors.spawned", "fragile")).isEqualTo(1);
        assertThat(value("actors.dead.letters", "fragile", "reason", "crashed")).isEqualTo(2);
    }

    @Test
    void tagsRestartsWithTheirCause() {
        node.start(process("worker"));
        assertThat(
                        registry
                                .get("actors.restarts")
                                .tag("behavior", "worker")
                                .functionCounters()
                                .stream()
                                .map(counter -> counter.getId().getTag("cause")))
                .doesNotContainNull();
    }

    @Test
    void countsAsksThatTimeOut() {
        Address silent =
                node.start(
                        ActorSpec.process(self -> self.receive(String.class))
                                .behaviorName("silent"));
        Assertions.assertThatThrownBy(() -> node.ask(silent, 5, Duration.ofMillis(1)))
                .isInstanceOf(AskTimeoutException.class);
        assertThat(value("actors.ask.timeouts", "silent")).isEqualTo(1);
    }

    @Test
    void gaugesMailboxes() {
        CountDownLatch release = new CountDownLatch(1);
        ActorSpec busy =
                ActorSpec.process(
                                self -> {
                                    self.ready();
                                    release.await();
                                    return null;
                                })
                        .behaviorName("busy");
        Address a = node.start(busy);
        Address b = node.start(busy);
        node.send(a, 1);
        node.send(a, 2);
        node.send(b, 1);
        assertThat(value("actors.mailbox.size", "busy")).isEqualTo(3);
        assertThat(value("actors.mailbox.size.max", "busy")).isEqualTo(2);
        release.countDown();
    }

    @Test
    void timesMessages() {
        Address worker = node.start(process("worker"));
        node.send(worker, "end");
        node.await(worker, SOON);
        assertThat(
                        registry.get("actors.message.processing")
                                .tag("behavior", "worker")
                                .timer()
                                .count())
                .isEqualTo(1);
    }

    @Test
    void tagsMetersWithNoAddressAndNoName() {
        node.start(process("worker").name("somebody"));
        node.start(ActorSpec.process(self -> self.receive()));
        List<Tag> tags =
                registry.getMeters().stream()
                        .map(Meter::getId)
                        .filter(id -> id.getName().startsWith("actors."))
                        .flatMap(id -> id.getTags().stream())
                        .toList();
        assertThat(tags).extracting(Tag::getKey).isSubsetOf("behavior", "reason", "cause");
        assertThat(tags)
                .filteredOn(tag -> tag.getKey().equals("behavior"))
                .extracting(Tag::getValue)
                .containsOnly("worker", "anonymous");
    }

    @Test
    void describesEveryMeter() {
        node.start(process("worker"));
        assertThat(registry.getMeters())
                .allSatisfy(meter -> assertThat(meter.getId().getDescription()).isNotBlank());
        Set<String> names =
                Set.of(
                        "actors.alive",
                        "actors.mailbox.size",
                        "actors.mailbox.size.max",
                        "actors.spawned",
                        "actors.exits",
                        "actors.restarts",
                        "actors.dead.letters",
                        "actors.ask.timeouts",
                        "actors.message.processing");
        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getName())
                .containsAll(names);
    }

    @Test
    void bindsARegistryThatComesLateOrSecond() {
        SimpleMeterRegistry second = new SimpleMeterRegistry();
        ActorMetrics metrics = new ActorMetrics(() -> new NodeModel(() -> node, _ -> null));
        try (Node other = Node.builder("c@h:2").listener(metrics).open()) {
            other.start(process("early"));
            metrics.bindTo(registry);
            metrics.bindTo(second);
            assertThat(second.get("actors.alive").tag("behavior", "early").gauge().value())
                    .isEqualTo(1);
        }
    }

    private static ActorSpec process(String behavior) {
        return ActorSpec.process(self -> self.receive(String.class)).behaviorName(behavior);
    }

    private double value(String name, String behavior, String... tags) {
        Meter meter = registry.get(name).tag("behavior", behavior).tags(tags).meter();
        return meter.measure().iterator().next().getValue();
    }
}
