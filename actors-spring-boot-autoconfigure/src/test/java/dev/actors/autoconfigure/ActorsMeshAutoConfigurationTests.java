package dev.actors.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Node;
import dev.actors.mesh.Mesh;
import dev.actors.mesh.MeshState;
import dev.actors.mesh.WireTypes;
import dev.actors.spring.Actor;
import dev.actors.spring.Analyses;
import dev.actors.spring.Args;
import dev.actors.spring.MeshLifecycle;
import dev.actors.spring.Patience;
import dev.actors.spring.Receive;
import dev.actors.spring.actuate.MeshHealthIndicator;
import dev.actors.spring.insight.MeshNodes;
import dev.actors.spring.insight.NodeDirectory;
import dev.actors.spring.metrics.MeshMetrics;
import dev.actors.spring.web.Nodes;
import dev.actors.topic.Topic;
import dev.actors.topic.Topics;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class ActorsMeshAutoConfigurationTests {

    @Actor("counter")
    static class Counter {

        record Get() {}

        record ListAll() {}

        record Entry(String name, int value) {}

        record CounterArgs(int start) {}

        private final int start;

        Counter(@Args CounterArgs args) {
            start = args.start();
        }

        @Receive
        int get(Get get) {
            return start;
        }

        @Receive
        List<? extends Entry> list(ListAll list) {
            return List.of(new Entry("start", start));
        }
    }

    record Headline(String text) {}

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ActorsAutoConfiguration.class,
                                    ActorsMeshAutoConfiguration.class))
                    .withUserConfiguration(Counter.class);

    private static ApplicationContextRunner enabled(ApplicationContextRunner runner) {
        return runner.withPropertyValues(
                "actors.mesh.enabled=true", "actors.node=secret@" + Nodes.freeName());
    }

    @Test
    void isOffUnlessEnabled() {
        runner.run(context -> assertThat(context).doesNotHaveBean(Mesh.class));
    }

    @Test
    void isAbsentWithoutItsModule() {
        runner.withClassLoader(new FilteredClassLoader(Mesh.class))
                .run(context -> assertThat(context).doesNotHaveBean(MeshLifecycle.class));
    }

    /** A node of a mesh that is by itself would have all keys, as each of the others. */
    @Test
    void failsTheStartWhereItIsEnabledWithoutItsModule() {
        enabled(runner)
                .withClassLoader(new FilteredClassLoader(Mesh.class))
                .run(context -> assertAnalysed(context.getStartupFailure(), "actors-mesh"));
    }

    private static void assertAnalysed(Throwable failure, String remedy) {
        FailureAnalysis analysis = Analyses.of(failure);
        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).contains(remedy);
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
                            assertThat(node.ask(counter, new Counter.Get(), Duration.ofSeconds(30)))
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
    void showsTheOtherNodesOnTheDashboard() {
        enabled(runner)
                .withPropertyValues("actors.dashboard.url=http://one/actors/dashboard/")
                .run(
                        one -> {
                            String name = one.getBean(Node.class).name();
                            enabled(runner)
                                    .withPropertyValues("actors.mesh.peers=" + name)
                                    .run(two -> showsAsUp(two.getBean(MeshNodes.class), name));
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "actors.mesh.peers, localhost",
        "actors.mesh.peers, cookie@10.0.0.7:4711",
        "actors.mesh.minimum-size, 0",
        "actors.mesh.max-message-size, 0B",
        "actors.mesh.link-budget, 0B",
        "actors.dashboard.url, javascript:alert(1)"
    })
    void namesThePropertyWhenItsValueMakesNoSense(String key, String value) {
        enabled(runner)
                .withPropertyValues(key + "=" + value)
                .run(
                        context -> {
                            FailureAnalysis analysis = Analyses.of(context.getStartupFailure());
                            assertThat(analysis).isNotNull();
                            assertThat(analysis.getDescription())
                                    .startsWith("A property makes no sense. " + key)
                                    .doesNotContain("cookie@");
                        });
    }

    @Test
    void namesThePropertyThatIsNotTheNameOfTheApplicationsOwnNode() {
        enabled(runner)
                .withBean(Node.class, () -> Node.builder("c@127.0.0.1:1").build())
                .run(context -> assertAnalysed(context.getStartupFailure(), "actors.node: "));
    }

    @Test
    void saysWhatToDoWhereTheNodeCannotListen() {
        enabled(runner)
                .run(
                        one -> {
                            String name = one.getBean(Node.class).name();
                            runner.withPropertyValues(
                                            "actors.mesh.enabled=true", "actors.node=hush@" + name)
                                    .run(two -> assertCannotListen(two.getStartupFailure(), name));
                        });
    }

    private static void assertCannotListen(Throwable failure, String name) {
        assertAnalysed(failure, name);
        FailureAnalysis analysis = Analyses.of(failure);
        assertThat(analysis.getAction()).contains("actors.node", "port");
        assertThat(analysis.getDescription() + analysis.getAction()).doesNotContain("hush");
    }

    @Configuration(proxyBeanMethods = false)
    static class LooksEarly {
        @Bean
        Object neighbours(Mesh mesh) {
            return mesh.nodes();
        }
    }

    @Test
    void blamesNoPropertyWhereTheMeshIsUsedTooEarly() {
        enabled(runner)
                .withUserConfiguration(LooksEarly.class)
                .run(
                        context -> {
                            assertThat(context)
                                    .getFailure()
                                    .rootCause()
                                    .hasMessageContaining("from an ApplicationRunner");
                            assertThat(Analyses.of(context.getStartupFailure())).isNull();
                        });
    }

    @Test
    void letsRepliesTravelAndWhatACustomizerAdds() {
        ApplicationContextRunner nodes =
                runner.withBean(
                        WireTypesCustomizer.class, () -> types -> types.add(Headline.class));
        enabled(nodes)
                .run(
                        one -> {
                            Node first = one.getBean(Node.class);
                            Address reader =
                                    first.start(
                                            ActorSpec.process(
                                                    ActorsMeshAutoConfigurationTests::read));
                            enabled(nodes)
                                    .withPropertyValues("actors.mesh.peers=" + first.name())
                                    .run(
                                            two -> {
                                                sendsBoth(two, first.name());
                                                assertThat(first.await(reader, Patience.LONG))
                                                        .isEqualTo(new Headline("Rain"));
                                            });
                        });
    }

    private static Object read(ActorContext self) {
        new Topics(self).topic("news").subscribe(self.address());
        return self.receive(Topic.Event.class).payload();
    }

    private static void sendsBoth(ApplicationContext context, String other) {
        Mesh mesh = context.getBean(Mesh.class);
        Patience.await("the nodes see each other", () -> !mesh.nodes().isEmpty());
        Address counter = mesh.spawn(other, "counter", new Counter.CounterArgs(7));
        assertThat(
                        context.getBean(Node.class)
                                .ask(counter, new Counter.ListAll(), Duration.ofSeconds(30)))
                .isEqualTo(List.of(new Counter.Entry("start", 7)));
        mesh.publish("news", new Headline("Rain"));
    }

    private static void showsAsUp(MeshNodes nodes, String other) {
        assertThat(
                        Patience.await(
                                "the other node tells of itself",
                                nodes::others,
                                all -> all.stream().anyMatch(each -> each.alive() != null)))
                .singleElement()
                .satisfies(
                        entry -> {
                            assertThat(entry.name()).isEqualTo(other);
                            assertThat(entry.health()).isEqualTo(NodeDirectory.Health.UP);
                            assertThat(entry.alive()).isPositive();
                            assertThat(entry.roundTrip()).isPositive();
                            assertThat(entry.url()).isEqualTo("http://one/actors/dashboard/");
                        });
    }

    @Test
    void isDegradedWhileItHasFoundNoneOfItsPeers() {
        enabled(runner)
                .withPropertyValues("actors.mesh.peers=" + Nodes.freeName())
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
                .run(context -> assertAnalysed(context.getStartupFailure(), "Set actors.node"));
    }
}
