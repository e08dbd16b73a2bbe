package dev.actors.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.MessageInterceptor;
import dev.actors.Node;
import dev.actors.spring.Patience;

import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** When messages are observed. */
class ObservationConditionsTests {

    private final TestObservationRegistry registry = TestObservationRegistry.create();

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ActorsAutoConfiguration.class,
                                    ActorsObservationAutoConfiguration.class));

    private final ApplicationContextRunner observed =
            runner.withBean(ObservationRegistry.class, () -> registry);

    private static void handleOne(ApplicationContext context) {
        Node node = context.getBean(Node.class);
        Address actor = node.start(ActorSpec.process(self -> self.receive()).behaviorName("one"));
        node.send(actor, "message");
        Patience.of(node.termination(actor));
    }

    private void observes(int messages) {
        TestObservationRegistryAssert.assertThat(registry)
                .hasNumberOfObservationsWithNameEqualTo("actors.message", messages);
    }

    @Test
    void areObservedInTheApplicationsRegistry() {
        observed.run(
                context -> {
                    handleOne(context);
                    observes(1);
                });
    }

    @Test
    void areNotObservedWithoutARegistryOrInOneThatTellsNobody() {
        for (ApplicationContextRunner without :
                List.of(
                        runner,
                        runner.withBean(ObservationRegistry.class, () -> ObservationRegistry.NOOP),
                        runner.withBean(ObservationRegistry.class, ObservationRegistry::create))) {
            without.run(
                    context -> {
                        assertThat(context).hasNotFailed();
                        handleOne(context);
                        observes(0);
                    });
        }
    }

    @Test
    void areNotObservedWithoutTheClasses() {
        for (Class<?> missing : List.of(ContextSnapshotFactory.class, ObservationRegistry.class)) {
            runner.withClassLoader(new FilteredClassLoader(missing))
                    .run(
                            context ->
                                    assertThat(context)
                                            .hasNotFailed()
                                            .hasSingleBean(Node.class)
                                            .doesNotHaveBean("actorMessageObservations"));
        }
    }

    @Test
    void areNotObservedWhenBootsPropertyTurnsThemOff() {
        observed.withPropertyValues("management.observations.enable.actors=false")
                .run(
                        context -> {
                            handleOne(context);
                            observes(0);
                            assertThat(context).doesNotHaveBean("actorMessageObservations");
                        });
    }

    @Test
    void areTheUsersToAccompanyWithAnInterceptorOfTheirOwn() {
        List<Object> handled = new CopyOnWriteArrayList<>();
        MessageInterceptor mine =
                new MessageInterceptor() {
                    @Override
                    public Object capture() {
                        return "captured";
                    }

                    @Override
                    public Handling begin(Object message, String behavior, Object captured) {
                        handled.add(captured);
                        return _ -> {};
                    }
                };
        observed.withBean(MessageInterceptor.class, () -> mine)
                .run(
                        context -> {
                            handleOne(context);
                            observes(0);
                            assertThat(handled).containsExactly("captured");
                        });
    }
}
