package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;
import dev.actors.Node;
import dev.actors.autoconfigure.ActorsAutoConfiguration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.Lifecycle;
import org.springframework.context.annotation.Scope;

import java.time.Duration;

/** All instances of an actor class are made for a spawn. */
class ActorInstancesTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class));

    abstract static class Quiet {
        @Receive
        String hear(String text) {
            return text;
        }
    }

    @Actor
    @Scope("singleton")
    static class OfAScope extends Quiet {
        record Start(int number) {}

        OfAScope(@Args Start start) {}
    }

    @Test
    void areNotMadeAtTheStartByAnotherScope() {
        runner.withUserConfiguration(OfAScope.class)
                .run(
                        context ->
                                assertThat(
                                                ask(
                                                        context,
                                                        context.getBean(Actors.class)
                                                                .spawn(
                                                                        OfAScope.class,
                                                                        new OfAScope.Start(1)),
                                                        "here"))
                                        .isEqualTo("here"));
    }

    private static Object ask(AssertableApplicationContext context, Address actor, Object message) {
        return context.getBean(Node.class).ask(actor, message, Duration.ofSeconds(30));
    }

    @Actor
    static class Listener extends Quiet implements ApplicationListener<ApplicationEvent> {
        @Override
        public void onApplicationEvent(ApplicationEvent event) {}
    }

    @Actor
    static class Runs extends Quiet implements ApplicationRunner {
        @Override
        public void run(ApplicationArguments args) {}
    }

    @Actor
    static class Starts extends Quiet implements Lifecycle {
        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({"Listener, ApplicationListener", "Runs, ApplicationRunner", "Starts, Lifecycle"})
    void areNotCalledByOthers(String actor, String type) throws Exception {
        StoppedStart.assertSays(
                Class.forName(ActorInstancesTests.class.getName() + "$" + actor),
                "is a %s, which nobody would call on an instance that a node runs.".formatted(type),
                "Put that on a bean, and let it send the actor a message. What an actor does as it"
                        + " begins and ends is in its @OnStart and @OnStop methods.");
    }

    @Actor
    static class Injected extends Quiet {
        private final boolean injected;

        Injected() {
            injected = false;
        }

        @Inject
        Injected(Node node) {
            injected = node != null;
        }

        @Receive
        boolean injected(Integer any) {
            return injected;
        }
    }

    @Test
    void areMadeByTheConstructorThatIsMarkedWithInject() {
        runner.withUserConfiguration(Injected.class)
                .run(
                        context ->
                                assertThat(
                                                ask(
                                                        context,
                                                        context.getBean(Actors.class)
                                                                .spawn(Injected.class),
                                                        1))
                                        .isEqualTo(true));
    }
}
