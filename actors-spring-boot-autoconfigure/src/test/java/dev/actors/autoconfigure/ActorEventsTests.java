package dev.actors.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorSpec;
import dev.actors.Node;
import dev.actors.spring.ActorEvent;
import dev.actors.spring.ActorEventPublisher;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.event.EventListener;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What an application hears of its actors and of its readiness. */
class ActorEventsTests {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ApplicationAvailabilityAutoConfiguration.class,
                                    ActorsAutoConfiguration.class))
                    .withBean(Listener.class);

    static final class Listener {

        private final List<Object> heard = new CopyOnWriteArrayList<>();

        @EventListener
        void exited(ActorEvent.Exited exit) {
            heard.add(exit.actor().behavior());
        }

        @EventListener
        void readiness(AvailabilityChangeEvent<ReadinessState> change) {
            heard.add(change.getState());
        }
    }

    private static ActorSpec sleeper(String name) {
        return ActorSpec.process(self -> self.receive()).behaviorName(name);
    }

    @Test
    void tellAllThatHappenedBeforeTheApplicationIsClosed() {
        List<Object> heard = new ArrayList<>();
        runner.run(
                context -> {
                    context.getBean(Node.class).start(sleeper("one"));
                    context.getBean(Node.class).start(sleeper("two"));
                    Listener listener = context.getBean(Listener.class);
                    context.getSourceApplicationContext().close();
                    heard.addAll(listener.heard);
                });

        assertThat(heard).containsExactly(ReadinessState.REFUSING_TRAFFIC, "two", "one");
    }

    @Test
    void comeFromTheUsersOwnNode() {
        runner.withBean(Node.class, () -> Node.builder("c@h:1").build())
                .run(
                        context -> {
                            context.getBean(Node.class).start(sleeper("mine"));
                            Listener listener = context.getBean(Listener.class);
                            context.getSourceApplicationContext().close();
                            assertThat(listener.heard).contains("mine");
                        });
    }

    @Test
    void sayThatTrafficIsRefusedWhileStoppedAndAcceptedAgain() {
        runner.run(
                context -> {
                    Listener listener = context.getBean(Listener.class);
                    assertThat(listener.heard).isEmpty();
                    context.getSourceApplicationContext().stop();
                    context.getSourceApplicationContext().start();
                    assertThat(listener.heard)
                            .containsExactly(
                                    ReadinessState.REFUSING_TRAFFIC,
                                    ReadinessState.ACCEPTING_TRAFFIC);
                });
    }

    @Test
    void comeFromTheUsersPublisherWhereThereIsOne() {
        List<Object> mine = new CopyOnWriteArrayList<>();
        runner.withBean("mine", ActorEventPublisher.class, () -> new ActorEventPublisher(mine::add))
                .run(
                        context -> {
                            Node node = context.getBean(Node.class);
                            node.start(sleeper("one"));
                            context.getSourceApplicationContext().close();
                            assertThat(mine).hasSize(1);
                        });
    }
}
