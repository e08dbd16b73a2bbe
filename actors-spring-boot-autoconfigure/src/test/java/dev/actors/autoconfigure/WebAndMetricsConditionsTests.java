package dev.actors.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Node;
import dev.actors.spring.Patience;
import dev.actors.spring.metrics.ActorMetrics;
import dev.actors.spring.metrics.MessageTimers;
import dev.actors.spring.web.AccessDecision;
import dev.actors.spring.web.WebSettings;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.DispatcherServlet;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.List;

class WebAndMetricsConditionsTests {

    private static final WebSettings.Topics TOPICS =
            new WebSettings.Topics(1, 1_000, Duration.ofSeconds(1), Duration.ofSeconds(1), 0);

    private final WebApplicationContextRunner runner =
            new WebApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    JacksonAutoConfiguration.class,
                                    ActorsAutoConfiguration.class,
                                    ActorsMetricsAutoConfiguration.class,
                                    ActorsWebAutoConfiguration.class));

    @Test
    void hasProtocolAndMetrics() {
        runner.run(
                context ->
                        assertThat(context)
                                .hasNotFailed()
                                .hasBean("actorsAccessFilter")
                                .hasBean("actorsEventStreams")
                                .hasSingleBean(WebSettings.class)
                                .hasSingleBean(AccessDecision.class)
                                .hasSingleBean(ActorMetrics.class)
                                .hasBean("actorMessageTimers"));
    }

    @Test
    void hasNoProtocolWhenItIsDisabled() {
        runner.withPropertyValues("actors.web.enabled=false")
                .run(
                        context ->
                                assertThat(context)
                                        .hasSingleBean(Node.class)
                                        .doesNotHaveBean(WebSettings.class)
                                        .doesNotHaveBean("actorsAccessFilter")
                                        .doesNotHaveBean("actorsEventStreams"));
    }

    @Test
    void hasNoProtocolWithoutSpringMvcOrJackson() {
        for (Class<?> missing : new Class<?>[] {DispatcherServlet.class, JsonMapper.class}) {
            runner.withClassLoader(new FilteredClassLoader(missing))
                    .run(
                            context ->
                                    assertThat(context)
                                            .hasNotFailed()
                                            .hasSingleBean(Node.class)
                                            .doesNotHaveBean("actorsAccessFilter"));
        }
    }

    @Test
    void hasSchemasOnlyWhereTheirLibraryIs() {
        runner.run(context -> assertThat(context).hasBean("actorsBehaviorSchemas"));
        runner.withClassLoader(
                        new FilteredClassLoader("com.github.victools", "com.fasterxml.classmate"))
                .run(
                        context ->
                                assertThat(context)
                                        .hasNotFailed()
                                        .hasBean("actorsAccessFilter")
                                        .doesNotHaveBean("actorsBehaviorSchemas"));
    }

    @Test
    void cutsConnectionsOffWhereTomcatOrJettyServes() {
        runner.run(
                context ->
                        assertThat(context)
                                .hasBean("actorsTomcatConnectionCuts")
                                .hasBean("actorsJettyConnectionCuts"));
        runner.withClassLoader(new FilteredClassLoader(Tomcat.class, Server.class))
                .run(
                        context ->
                                assertThat(context)
                                        .hasNotFailed()
                                        .hasBean("actorsEventStreams")
                                        .doesNotHaveBean("actorsTomcatConnectionCuts")
                                        .doesNotHaveBean("actorsJettyConnectionCuts"));
    }

    @Test
    void hasItsOwnRuleOnlyWithoutSpringSecurity() {
        runner.withClassLoader(new FilteredClassLoader(SecurityFilterChain.class))
                .run(
                        context ->
                                assertThat(context)
                                        .hasNotFailed()
                                        .hasBean("actorsAccessFilter")
                                        .doesNotHaveBean(AccessDecision.class));
    }

    @Test
    void hasNoMetricsWithoutMicrometer() {
        runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(
                        context ->
                                assertThat(context)
                                        .hasNotFailed()
                                        .hasSingleBean(Node.class)
                                        .doesNotHaveBean("actorMetrics"));
    }

    @Test
    void hasNoMetricsWhenTheyAreDisabled() {
        runner.withPropertyValues("actors.metrics.enabled=false")
                .run(
                        context ->
                                assertThat(context)
                                        .doesNotHaveBean(ActorMetrics.class)
                                        .doesNotHaveBean("actorMessageTimers"));
        runner.withPropertyValues("actors.metrics.timers=false")
                .run(
                        context ->
                                assertThat(context)
                                        .hasSingleBean(ActorMetrics.class)
                                        .doesNotHaveBean("actorMessageTimers"));
    }

    @Test
    void backsOffFromTheUsersMetricsAndSettings() {
        runner.withBean("mine", ActorMetrics.class, () -> new ActorMetrics(() -> null))
                .withBean("timers", MessageTimers.class, () -> new MessageTimers(() -> null))
                .withBean(
                        "settings",
                        WebSettings.class,
                        () ->
                                new WebSettings(
                                        "/x",
                                        null,
                                        List.of(),
                                        Duration.ofSeconds(1),
                                        1,
                                        false,
                                        TOPICS))
                .run(
                        context ->
                                assertThat(context)
                                        .hasNotFailed()
                                        .doesNotHaveBean("actorMetrics")
                                        .doesNotHaveBean("actorMessageTimers")
                                        .doesNotHaveBean("actorsWebSettings"));
    }

    @Test
    void failsTheStartWhereItCannotChooseAmongTheUsersTimers() {
        runner.withBean("one", MessageTimers.class, () -> new MessageTimers(() -> null))
                .withBean("other", MessageTimers.class, () -> new MessageTimers(() -> null))
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .rootCause()
                                        .isInstanceOf(NoUniqueBeanDefinitionException.class));
    }

    @Test
    void measuresInTheUsersRegistry() {
        runner.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(
                        context -> {
                            Node node = context.getBean(Node.class);
                            Address reader =
                                    node.spawn(
                                            ActorSpec.process(self -> self.receive())
                                                    .behaviorName("reader"));
                            node.send(reader, "a message");
                            Patience.of(node.termination(reader));
                            assertThat(
                                            context.getBean(MeterRegistry.class)
                                                    .get("actors.message.processing")
                                                    .tag("behavior", "reader")
                                                    .timer()
                                                    .count())
                                    .isEqualTo(1);
                        });
    }

    @Test
    void countsWhatHappensOnTheUsersOwnNode() {
        runner.withBean(Node.class, () -> Node.builder("c@h:1").build())
                .run(
                        context -> {
                            SimpleMeterRegistry registry = new SimpleMeterRegistry();
                            context.getBean(ActorMetrics.class).bindTo(registry);
                            Node node = context.getBean(Node.class);
                            Patience.of(
                                    node.termination(
                                            node.spawn(
                                                    ActorSpec.process(_ -> null)
                                                            .behaviorName("mine"))));
                            assertThat(
                                            registry.get("actors.spawned")
                                                    .tag("behavior", "mine")
                                                    .functionCounter()
                                                    .count())
                                    .isEqualTo(1);
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"actors", "/", "", "/actors/", "/a b", "//a", "/a/{b}", "/a*", "/ä"})
    void failsWhenTheBasePathIsNoPath(String path) {
        runner.withPropertyValues("actors.web.base-path=" + path)
                .run(
                        context -> {
                            assertThat(context).hasFailed();
                            assertThat(context.getStartupFailure())
                                    .rootCause()
                                    .hasMessageContaining("actors.web.base-path")
                                    .hasMessageContaining("/actors");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void failsWhenTheTokenIsBlank(String token) {
        runner.withPropertyValues("actors.web.token=" + token)
                .run(
                        context -> {
                            assertThat(context).hasFailed();
                            assertThat(context.getStartupFailure())
                                    .rootCause()
                                    .hasMessageContaining("actors.web.token");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "actors.web.max-wait=-1s",
                "actors.web.max-body-size=-1B",
                "actors.web.topics.max-streams=-1",
                "actors.web.topics.buffer=0B",
                "actors.web.topics.heartbeat=0s",
                "actors.web.topics.retry=-1s",
                "actors.web.topics.history=-1",
                "actors.mailbox-capacity=0",
                "actors.send-timeout=-1s",
                "actors.shutdown-timeout=-1s",
                "actors.kill-grace=-1s",
                "actors.behaviors.x.intensity=-1",
                "actors.behaviors.x.mailbox-capacity=0",
                "actors.behaviors.x.period=0s",
                "actors.behaviors.x.backoff=-1s"
            })
    void failsWhenASettingMakesNoSense(String property) {
        runner.withUserConfiguration(X.class)
                .withPropertyValues(property)
                .run(context -> assertThat(context).hasFailed());
    }

    @dev.actors.spring.Actor("x")
    static class X {
        @dev.actors.spring.Receive
        void hear(Object any) {}
    }
}
