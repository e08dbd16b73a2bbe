package dev.actors.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;
import dev.actors.DeadLetter;
import dev.actors.Node;
import dev.actors.NodeListener;
import dev.actors.spring.Actor;
import dev.actors.spring.Analyses;
import dev.actors.spring.InvalidActorException;
import dev.actors.spring.Receive;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Actors in an application whose context has a parent. */
@Timeout(60)
class ParentContextTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class));

    @Actor(value = "greeter", autostart = true)
    static class Greeter {
        @Receive
        String greet(String name) {
            return "hello " + name;
        }
    }

    static class Guest {
        private final Node node;
        private final Address greeter;

        Guest(Node node, @Qualifier("greeter") Address greeter) {
            this.node = node;
            this.greeter = greeter;
        }

        Object arrive() {
            return node.ask(greeter, "guest", String.class, SOON);
        }
    }

    @Test
    void reachesActorsOfTheParentFromAChild() {
        runner.withUserConfiguration(Greeter.class)
                .run(
                        parent -> {
                            runner.withParent(parent)
                                    .withBean(Guest.class)
                                    .run(
                                            child ->
                                                    assertThat(child.getBean(Guest.class).arrive())
                                                            .isEqualTo("hello guest"));
                            assertThat(parent.getBean(Node.class).isRunning()).isTrue();
                        });
    }

    /** Counts the letters that nobody got. */
    static class Letters implements NodeListener {
        private final AtomicInteger seen = new AtomicInteger();

        @Override
        public void deadLetter(DeadLetter letter) {
            seen.incrementAndGet();
        }
    }

    @Test
    void tellsListenersOfAChildUntilItClosesAndThoseOfTheParentOnceStill() {
        Letters parents = new Letters();
        Letters childs = new Letters();
        runner.withBean("parents", Letters.class, () -> parents)
                .run(
                        parent -> {
                            Node node = parent.getBean(Node.class);
                            Address nobody = node.named("nobody");
                            runner.withParent(parent)
                                    .withBean("childs", Letters.class, () -> childs)
                                    .run(_ -> node.send(nobody, "while the child is there"));
                            node.send(nobody, "when it has closed");
                        });

        assertThat(childs.seen).hasValue(1);
        assertThat(parents.seen).hasValue(2);
    }

    @Test
    void refusesActorsOfAChildThatNobodyWouldRun() {
        runner.run(
                parent ->
                        runner.withParent(parent)
                                .withUserConfiguration(Greeter.class)
                                .run(
                                        child -> {
                                            Throwable failure = child.getStartupFailure();
                                            assertThat(failure)
                                                    .isInstanceOf(InvalidActorException.class)
                                                    .hasMessageContaining(Greeter.class.getName())
                                                    .hasMessageContaining("parent");
                                            assertThat(Analyses.of(failure))
                                                    .extracting(said -> said.getAction())
                                                    .asString()
                                                    .contains("ActorsAutoConfiguration");
                                        }));
    }

    @Test
    void givesEachChildANodeWhereTheParentHasNone() {
        new ApplicationContextRunner()
                .run(
                        parent -> {
                            ApplicationContextRunner child =
                                    runner.withParent(parent)
                                            .withUserConfiguration(Greeter.class)
                                            .withBean(Guest.class);
                            child.run(
                                    one ->
                                            child.run(
                                                    other -> {
                                                        assertThat(one.getBean(Node.class))
                                                                .isNotSameAs(
                                                                        other.getBean(Node.class));
                                                        assertThat(
                                                                        one.getBean(Guest.class)
                                                                                .arrive())
                                                                .isEqualTo("hello guest");
                                                    }));
                        });
    }
}
