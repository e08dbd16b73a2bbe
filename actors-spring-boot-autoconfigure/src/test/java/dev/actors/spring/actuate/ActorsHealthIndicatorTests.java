package dev.actors.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.actors.ActorInfo;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.ExitReason;
import dev.actors.Node;
import dev.actors.NodeListener;
import dev.actors.spring.Patience;
import dev.actors.spring.insight.NodeModel;
import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;

import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

class ActorsHealthIndicatorTests {

    private final RecentTroubles troubles = new RecentTroubles();
    private final Node node = Node.builder("secret@host:1").listener(troubles).open();
    private final ActorsHealthIndicator indicator =
            new ActorsHealthIndicator(new NodeModel(() -> node, _ -> null), troubles);

    private static ActorSpec fragile(int intensity) {
        RestartPolicy policy =
                new RestartPolicy(
                        RestartType.TRANSIENT,
                        intensity,
                        Duration.ofHours(1),
                        Duration.ZERO,
                        Duration.ZERO);
        return ActorSpec.process(
                        self -> {
                            if (self.receive() instanceof Integer) {
                                throw new IllegalStateException("secret words");
                            }
                            return "done";
                        })
                .behaviorName("fragile")
                .supervised(policy::newSupervision);
    }

    private List<Map<String, Object>> details(Health health, String key) {
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> lines =
                (List<Map<String, Object>>) health.getDetails().getOrDefault(key, List.of());
        return lines;
    }

    @Test
    void isUpWhileTheNodeTakesWork() {
        node.start(ActorSpec.process(self -> self.receive()));
        Health health = indicator.health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails())
                .containsEntry("node", "host:1")
                .containsEntry("alive", 1L)
                .containsEntry("gaveUp", 0L);
        assertThat(health.toString()).doesNotContain("secret");
        node.close();
    }

    @Test
    void staysUpWithTheDetailsOfAnActorThatGaveUp() {
        Address actor = node.start(fragile(1).name("glass"));
        node.send(actor, 1);
        node.send(actor, 2);
        Patience.of(node.termination(actor));
        Health health = indicator.health();

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsEntry("gaveUp", 1L);
        assertThat(details(health, "lastRestarted")).isEmpty();
        assertThat(details(health, "lastGaveUp"))
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line)
                                        .containsEntry("name", "glass")
                                        .containsEntry("behavior", "fragile")
                                        .containsEntry("restarts", 1)
                                        .containsEntry("restartsLeft", 0)
                                        .containsEntry("reason", "error")
                                        .containsEntry(
                                                "exception", "java.lang.IllegalStateException"));
        assertThat(health.toString()).doesNotContain("secret words");
        node.close();
    }

    @Test
    void tellsWhatIsLeftOfTheBudgetOfOneThatWasRestarted() {
        CountDownLatch restarted = new CountDownLatch(1);
        Runnable unused =
                node.listen(
                        new NodeListener() {
                            @Override
                            public void restarted(ActorInfo actor, ExitReason reason) {
                                restarted.countDown();
                            }
                        });
        Address actor = node.start(fragile(3));
        node.send(actor, 1);
        Patience.await(restarted);

        assertThat(details(indicator.health(), "lastRestarted"))
                .singleElement()
                .satisfies(
                        line ->
                                assertThat(line)
                                        .containsEntry("restarts", 1)
                                        .containsEntry("restartsLeft", 2)
                                        .doesNotContainKey("name"));

        node.send(actor, "end");
        Patience.of(node.termination(actor));
        assertThat(details(indicator.health(), "lastRestarted")).isEmpty();
        node.close();
    }

    @Test
    void keepsTheLastTwentyThatGaveUpAndCountsAll() {
        for (int i = 0; i < 25; i++) {
            Address actor = node.start(fragile(0).name("glass-" + i));
            node.send(actor, 1);
            Patience.of(node.termination(actor));
        }
        Health health = indicator.health();

        assertThat(health.getDetails()).containsEntry("gaveUp", 25L);
        assertThat(health.getDetails().get("lastGaveUp")).asInstanceOf(LIST).hasSize(20);
        assertThat(details(health, "lastGaveUp").getFirst()).containsEntry("name", "glass-24");
        node.close();
    }

    @Test
    void isOutOfServiceWhileTheNodeDrainsAndAfterwards() {
        CountDownLatch release = new CountDownLatch(1);
        Address busy =
                node.start(
                        ActorSpec.process(
                                        self -> {
                                            self.ready();
                                            release.await();
                                            return null;
                                        })
                                .name("busy"));
        Thread closing = Thread.ofPlatform().daemon().start(node::close);
        Patience.await("the node closes", () -> !node.isRunning());

        assertThat(node.isAlive(busy)).isTrue();
        assertThat(indicator.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        release.countDown();
        Patience.join(closing);
        assertThat(indicator.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }
}
