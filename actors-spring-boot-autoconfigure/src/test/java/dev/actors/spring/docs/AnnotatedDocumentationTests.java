package dev.actors.spring.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.Address;
import dev.actors.Node;
import dev.actors.Refusal;
import dev.actors.autoconfigure.ActorsAutoConfiguration;
import dev.actors.autoconfigure.ActorsBehaviorPropertiesAutoConfiguration;
import dev.actors.spring.Actors;
import dev.actors.spring.Analyses;
import dev.actors.spring.Patience;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** What {@code docs/annotated.md} shows, at work. */
class AnnotatedDocumentationTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final BlockingQueue<String> journal = new LinkedBlockingQueue<>();

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(
                                    ValidationAutoConfiguration.class,
                                    ActorsAutoConfiguration.class,
                                    ActorsBehaviorPropertiesAutoConfiguration.class))
                    .withBean(
                            Warehouse.class,
                            () ->
                                    (item, pieces) ->
                                            CompletableFuture.supplyAsync(
                                                    () -> pieces + " " + item + " reserved"))
                    .withBean(Journal.class, () -> journal::add)
                    .withUserConfiguration(Orders.class, Patrol.class, Checkout.class);

    @Test
    void takesOrdersAsTheirGuardsSay() {
        runner.withPropertyValues("actors.behaviors.orders.args.pieces=10")
                .run(
                        context -> {
                            Checkout checkout = context.getBean(Checkout.class);
                            assertThat(checkout.buy("cups", 3)).isEqualTo("3 cups reserved");
                            assertThat(checkout.buy("cups", 11)).isEqualTo("at most 10");
                            Node node = context.getBean(Node.class);
                            Address orders = node.named("orders");
                            assertThat(node.ask(orders, new Orders.Cancel("cups"), SOON))
                                    .isEqualTo("noted");
                            node.send(orders, new Orders.Close());
                            assertThatThrownBy(() -> checkout.buy("cups", 3))
                                    .isInstanceOf(Refusal.class)
                                    .hasMessage("closed");
                            assertThat(node.info(orders).orElseThrow().mailboxCapacity())
                                    .isEqualTo(1_000);
                        });
    }

    @Test
    void startsNoOrdersWithALimitThatMakesNoSense() {
        runner.withPropertyValues("actors.behaviors.orders.args.pieces=0")
                .run(
                        context ->
                                assertThat(Analyses.of(context.getStartupFailure()))
                                        .satisfies(
                                                analysis ->
                                                        assertThat(analysis.getDescription())
                                                                .contains(
                                                                        "args.pieces must be"
                                                                            + " greater than 0")));
    }

    @Test
    void seesToBeginAndEndOfAPatrol() {
        runner.run(
                context -> {
                    Node node = context.getBean(Node.class);
                    Address patrol = node.start(context.getBean(Actors.class).spec(Patrol.class));
                    Address watched = node.spawn(self -> self.receive());
                    node.ask(patrol, new Patrol.Watch(watched), SOON);
                    List<Address> linked = node.info(patrol).orElseThrow().links();
                    assertThat(linked).hasSize(1);

                    node.kill(watched);
                    assertThat(next()).isEqualTo("down: KILLED");
                    node.kill(linked.getFirst());
                    assertThat(next()).isEqualTo("helper: KILLED");
                    node.stop(patrol);
                    assertThat(next()).isEqualTo("stopped after 0 rounds");
                    assertThat(next()).isEqualTo("released");
                });
    }

    private String next() {
        return Patience.next(journal);
    }
}
