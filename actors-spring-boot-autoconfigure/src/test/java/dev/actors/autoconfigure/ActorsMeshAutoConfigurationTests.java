package dev.actors.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;
import dev.actors.Node;
import dev.actors.mesh.Mesh;
import dev.actors.mesh.MeshState;
import dev.actors.mesh.WireTypes;
import dev.actors.spring.Actor;
import dev.actors.spring.Args;
import dev.actors.spring.MeshLifecycle;
import dev.actors.spring.Receive;
import dev.actors.spring.actuate.MeshHealthIndicator;
import dev.actors.spring.insight.MeshNodes;
import dev.actors.spring.insight.NodeDirectory;
import dev.actors.spring.metrics.MeshMetrics;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;

class ActorsMeshAutoConfigurationTests {

    @Actor("counter")
    static class Counter {

        record Get() {}

        record CounterArgs(int start) {}

        private final int start;

        Counter(@Args CounterArgs args) {
            start = args.start();
        }

        @Receive
        int get(Get get) {
            return start;
        }
    }

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ActorsAutoConfiguration.class,
                                    ActorsMeshAutoConfiguration.class))
                    .withUserConfiguration(Counter.class);

    private static ApplicationContextRunner enabled(ApplicationContextRunner runner) {
        return runner.withPropertyValues(
                "actors.mesh.enabled=true", "actors.node=secret@127.0.0.1:" + freePort());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isOffUnlessEnabled() {
        runner.run(context -> assertThat(context).doesNotHaveBean(Mesh.class));
    }

    @Test
    void isAbsentWithoutItsModule() {
        enabled(runner)
                .withClassLoader(new FilteredClassLoader(Mesh.class))
                .run(context -> assertThat(context).doesNotHaveBean(MeshLifecycle.class));
    }

    @Test
    void joinsSpawnsForOthersAndTellsItsHealth() {
        enabled(runner)
                .run(
                        context -> {
                            Mesh mesh = context.getBean(Mesh.class);
                            assertThat(mesh.state()).isEqualTo(MeshState.SINGLE);
                            Node node = context.getBean(Node.class);
                            Address counter =
                                    mesh.spawn(node.name(), "counter", Map.of("start", 5));
                            assertThat(node.ask(counter, new Counter.Get(), Duration.ofSeconds(10)))
                                    .isEqualTo(5);
                            assertThat(
                                            context.getBean(MeshHealthIndicator.class)
                                                    .health()
                                                    .getStatus())
                                    .isEqualTo(Status.UP);
                            SimpleMeterRegistry registry = new SimpleMeterRegistry();
                            context.getBean(MeshMetrics.class).bindTo(registry);
                            assertThat(registry.get("actors.mesh.nodes").gauge().value()).isZero();
                        });
    }

    @Test
    @Timeout(60)
    void showsTheOtherNodesOnTheDashboard() {
        enabled(runner)
                .run(
                        one -> {
                            String name = one.getBean(Node.class).name();
                            enabled(runner)
                                    .withPropertyValues("actors.mesh.peers=" + name)
                                    .run(two -> showsAsUp(two.getBean(MeshNodes.class), name));
                        });
    }

    private static void showsAsUp(MeshNodes nodes, String other) {
        while (nodes.others().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(nodes.others())
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.name()).isEqualTo(other);
                            assertThat(entry.health()).isEqualTo(NodeDirectory.Health.UP);
                        });
    }

    @Test
    void isDegradedWhileItHasFoundNoneOfItsPeers() {
        enabled(runner)
                .withPropertyValues("actors.mesh.peers=127.0.0.1:" + freePort())
                .run(
                        context ->
                                assertThat(
                                                context.getBean(MeshHealthIndicator.class)
                                                        .health()
                                                        .getStatus())
                                        .isEqualTo(MeshHealthIndicator.DEGRADED));
    }

    @Test
    void takesTheTypesOfTheApplication() {
        WireTypes own = WireTypes.builder().build();
        enabled(runner)
                .withBean(WireTypes.class, () -> own)
                .run(context -> assertThat(context.getBean(WireTypes.class)).isSameAs(own));
    }

    @Test
    void failsTheStartWithoutAnIdentity() {
        runner.withPropertyValues("actors.mesh.enabled=true")
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .hasMessageContaining("Set actors.node"));
    }
}
