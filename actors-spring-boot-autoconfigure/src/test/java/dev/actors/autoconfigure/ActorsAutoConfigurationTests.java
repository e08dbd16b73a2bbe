package dev.actors.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.actors.ActorInfo;
import dev.actors.Address;
import dev.actors.ExitReason;
import dev.actors.KeyedStore;
import dev.actors.MessageInterceptor;
import dev.actors.Node;
import dev.actors.NodeListener;
import dev.actors.Overflow;
import dev.actors.spring.Actor;
import dev.actors.spring.ActorState;
import dev.actors.spring.Actors;
import dev.actors.spring.ArgumentsBinder;
import dev.actors.spring.BehaviorRegistry;
import dev.actors.spring.BehaviorSettings;
import dev.actors.spring.NodeLifecycle;
import dev.actors.spring.Receive;
import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;
import dev.actors.topic.Topics;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.samples.Clinic;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

@ExtendWith(OutputCaptureExtension.class)
class ActorsAutoConfigurationTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ActorsAutoConfiguration.class,
                                    ActorsMetricsAutoConfiguration.class,
                                    ActorsWebAutoConfiguration.class));

    @Actor("greeter")
    static class Greeter {
        @Receive
        String greet(String name) {
            return "hello " + name;
        }

        @ActorState
        String state() {
            return "ready";
        }
    }

    @Actor(value = "early", autostart = true)
    static class Early {
        @Receive
        void hear(Object message) {}
    }

    @Test
    void runsActorsWithNothingConfigured() {
        runner.withUserConfiguration(Greeter.class)
                .run(
                        context -> {
                            assertThat(context)
                                    .hasSingleBean(Node.class)
                                    .hasSingleBean(Actors.class)
                                    .hasSingleBean(BehaviorRegistry.class)
                                    .hasSingleBean(NodeLifecycle.class)
                                    .hasSingleBean(Topics.class);
                            Node node = context.getBean(Node.class);
                            assertThat(node.isRunning()).isTrue();
                            assertThat(node.name()).isEqualTo("127.0.0.1:4711");
                            Address greeter = context.getBean(Actors.class).spawn(Greeter.class);
                            assertThat(node.ask(greeter, "you", Duration.ofSeconds(30)))
                                    .isEqualTo("hello you");
                        });
    }

    @Test
    void findsTheActorsOfSpringsSamples() {
        runner.withUserConfiguration(Clinic.class)
                .run(
                        context ->
                                assertThat(context.getBean(BehaviorRegistry.class).find("clinic"))
                                        .isPresent());
    }

    @Test
    void hasNoControllersWhereThereIsNoWebServer() {
        runner.run(
                context ->
                        assertThat(context)
                                .hasNotFailed()
                                .doesNotHaveBean("actorsAccessFilter")
                                .doesNotHaveBean("actorsWebSettings"));
    }

    @Test
    void takesItsSettingsFromProperties() {
        runner.withUserConfiguration(Greeter.class)
                .withPropertyValues(
                        "actors.node=very-secret@example.org:99",
                        "actors.mailbox-capacity=7",
                        "actors.behaviors.early.mailbox-capacity=3")
                .withUserConfiguration(Early.class)
                .run(
                        context -> {
                            Node node = context.getBean(Node.class);
                            assertThat(node.name()).isEqualTo("example.org:99");
                            Address greeter = context.getBean(Actors.class).spawn(Greeter.class);
                            assertThat(node.info(greeter).orElseThrow().mailboxCapacity())
                                    .isEqualTo(7);
                            Address early = node.whereis("early").orElseThrow();
                            assertThat(node.info(early).orElseThrow().mailboxCapacity())
                                    .isEqualTo(3);
                        });
    }

    @Test
    void showsTheCookieNowhere(CapturedOutput output) {
        runner.withUserConfiguration(Greeter.class)
                .withPropertyValues("actors.node=very-secret@example.org:99")
                .run(
                        context -> {
                            for (String name : context.getBeanDefinitionNames()) {
                                if (!name.equals("environment")) {
                                    assertThat(
                                                    String.valueOf(
                                                            context.getBeanFactory()
                                                                    .getSingleton(name)))
                                            .doesNotContain("very-secret");
                                }
                            }
                            Address greeter = context.getBean(Actors.class).spawn(Greeter.class);
                            assertThat(greeter.toString()).doesNotContain("very-secret");
                            assertThat(context.getBean(Node.class).snapshot().toString())
                                    .doesNotContain("very-secret");
                        });
        assertThat(output.getAll()).doesNotContain("very-secret");
    }

    @Test
    void failsWithoutRepeatingTheIdentityWhenItIsInvalid(CapturedOutput output) {
        runner.withPropertyValues("actors.node=very-secret-and-no-host")
                .run(
                        context -> {
                            assertThat(context).hasFailed();
                            assertThat(context.getStartupFailure())
                                    .rootCause()
                                    .hasMessageContaining("COOKIE@HOST:PORT");
                            for (Throwable t = context.getStartupFailure();
                                    t != null;
                                    t = t.getCause()) {
                                assertThat(String.valueOf(t.getMessage()))
                                        .doesNotContain("very-secret");
                            }
                        });
        assertThat(output.getAll()).doesNotContain("very-secret");
    }

    @Test
    void hearsListenersAndCustomizers() {
        List<String> heard = new CopyOnWriteArrayList<>();
        NodeListener listener =
                new NodeListener() {
                    @Override
                    public void ended(ActorInfo actor, ExitReason reason) {
                        heard.add(actor.behavior() + " " + reason.kind());
                    }
                };
        runner.withUserConfiguration(Greeter.class)
                .withBean(NodeListener.class, () -> listener)
                .withBean(NodeBuilderCustomizer.class, () -> b -> b.mailboxCapacity(11))
                .run(
                        context -> {
                            Node node = context.getBean(Node.class);
                            Address greeter = context.getBean(Actors.class).spawn(Greeter.class);
                            assertThat(node.info(greeter).orElseThrow().mailboxCapacity())
                                    .isEqualTo(11);
                        });
        assertThat(heard).containsExactly("greeter SHUTDOWN");
    }

    /** Whoever has two would else find that neither is used: states would be lost. */
    @ParameterizedTest
    @ValueSource(classes = {KeyedStore.class, MessageInterceptor.class})
    void failsTheStartWhereItCannotChooseAmongTheUsersBeans(Class<?> type) {
        twice(type)
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .hasMessageContaining("actorsNode")
                                        .rootCause()
                                        .isInstanceOf(NoUniqueBeanDefinitionException.class));
    }

    private <T> ApplicationContextRunner twice(Class<T> type) {
        return runner.withBean("one", type, () -> mock(type))
                .withBean("other", type, () -> mock(type));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnBeans {
        @Bean
        Topics topics(Node node) {
            return new Topics(node);
        }

        @Bean
        Node mine() {
            return Node.builder("c@mine:1").build();
        }

        @Bean
        BehaviorRegistry registry(ConfigurableListableBeanFactory beans, Environment environment) {
            return new BehaviorRegistry(
                    beans,
                    new ArgumentsBinder(environment),
                    _ ->
                            new BehaviorSettings(
                                    RestartPolicy.otp(RestartType.TEMPORARY),
                                    5,
                                    Overflow.BLOCK,
                                    false,
                                    Duration.ofMinutes(10)));
        }

        @Bean
        Actors spawner(Node node, BehaviorRegistry registry) {
            return new Actors(node, registry);
        }

        @Bean
        NodeLifecycle lifecycle(Node node, BehaviorRegistry registry) {
            return new NodeLifecycle(
                    node, registry, Duration.ofSeconds(5), Duration.ofSeconds(5), _ -> {});
        }
    }

    @Test
    void backsOffFromEachBeanOfTheUser() {
        runner.withUserConfiguration(OwnBeans.class, Early.class)
                .run(
                        context -> {
                            assertThat(context)
                                    .doesNotHaveBean("actorsNode")
                                    .doesNotHaveBean("actorsBehaviorRegistry")
                                    .doesNotHaveBean("actors")
                                    .doesNotHaveBean("actorsTopics")
                                    .doesNotHaveBean("actorsNodeLifecycle");
                            Node node = context.getBean(Node.class);
                            assertThat(node.name()).isEqualTo("mine:1");
                            Address early = node.whereis("early").orElseThrow();
                            assertThat(node.info(early).orElseThrow().mailboxCapacity())
                                    .isEqualTo(5);
                        });
    }

    @Test
    void autostartsActorsWhenTheUsersNodeIsOpenAlready() {
        runner.withUserConfiguration(Early.class)
                .withBean(Node.class, () -> Node.builder("c@mine:1").open())
                .run(
                        context ->
                                assertThat(context.getBean(Node.class).whereis("early"))
                                        .isPresent());
    }

    /** Its type is not known before it exists, and it needs its fields injected to tell. */
    static class LateFactory implements FactoryBean<Object> {

        @Autowired private Environment environment;

        @Override
        public Object getObject() {
            return environment.getProperty("some.property", "injected");
        }

        @Override
        @SuppressWarnings("NullAway")
        public Class<?> getObjectType() {
            return environment == null ? null : String.class;
        }
    }

    @Test
    void createsNoFactoryBeanTooEarly() {
        runner.withBean("late", LateFactory.class)
                .run(
                        context -> {
                            assertThat(context).hasNotFailed();
                            assertThat(context.getBean("late")).isEqualTo("injected");
                        });
    }

    @Test
    void runsWhenBeansAreLazy() {
        runner.withUserConfiguration(Early.class)
                .withInitializer(
                        context ->
                                context.addBeanFactoryPostProcessor(
                                        new org.springframework.boot
                                                .LazyInitializationBeanFactoryPostProcessor()))
                .run(
                        context ->
                                assertThat(context.getBean(Node.class).whereis("early"))
                                        .isPresent());
    }
}
