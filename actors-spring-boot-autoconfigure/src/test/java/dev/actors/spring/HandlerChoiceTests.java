package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actors.ActorContext;
import dev.actors.ActorFailedException;
import dev.actors.Address;
import dev.actors.Node;
import dev.actors.Refusal;
import dev.actors.UnhandledMessageException;
import dev.actors.autoconfigure.ActorsAutoConfiguration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.annotation.Order;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Which handler takes a message, and how it replies. */
class HandlerChoiceTests {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Deliveries deliveries = new Deliveries();

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class))
                    .withBean(Deliveries.class, () -> deliveries)
                    .withUserConfiguration(Shop.class, Courier.class);

    sealed interface Wish permits Buy, Return {}

    sealed interface Buy extends Wish permits BuyNow, BuyLater {}

    record BuyNow(int pieces) implements Buy {}

    record BuyLater(int pieces) implements Buy {}

    record Return(int pieces) implements Wish {}

    record Open() {}

    record Boom() {}

    @Actor("shop")
    static class Shop {
        private boolean open;

        @Receive
        void open(Open open) {
            this.open = true;
        }

        @Receive(when = "isClosed")
        String closed(Wish order) {
            return "closed";
        }

        @Receive
        String order(Wish order) {
            return "order";
        }

        @Receive(when = "isHuge")
        @Order(1)
        String huge(BuyNow buy) {
            return "huge";
        }

        @Receive(when = "isBig")
        @Order(2)
        String big(BuyNow buy) {
            return "big";
        }

        @Receive(when = "isOpen")
        String buy(Buy buy) {
            return "buy";
        }

        @Receive(when = "isOpen")
        String number(Integer number) {
            return "number " + number;
        }

        @Receive(when = "fails")
        void boom(Boom boom) {}

        boolean isClosed() {
            return !open;
        }

        boolean isOpen() {
            return open;
        }

        boolean isHuge(BuyNow buy) {
            return buy.pieces() > 100;
        }

        boolean isBig(Buy buy) {
            return buy instanceof BuyNow now && now.pieces() > 10;
        }

        boolean fails(Boom boom) {
            throw new IllegalStateException("the guard failed");
        }
    }

    static final class Deliveries {
        private final CompletableFuture<String> first = new CompletableFuture<>();
        private final CompletableFuture<String> second = new CompletableFuture<>();
    }

    @Actor("courier")
    static class Courier {
        private final Deliveries deliveries;

        Courier(Deliveries deliveries) {
            this.deliveries = deliveries;
        }

        @Receive
        CompletionStage<String> deliver(Integer number) {
            return number == 1 ? deliveries.first : deliveries.second.thenApply(text -> text + "!");
        }

        @Receive
        CompletableFuture<Void> nothing(Open open, ActorContext self) {
            return CompletableFuture.completedFuture(null);
        }

        @Receive
        String other(String text) {
            return text;
        }
    }

    @Test
    void triesGuardsInTheirOrderThenLessSpecificTypes() {
        runner.run(
                context -> {
                    Node node = context.getBean(Node.class);
                    Address shop = context.getBean(Actors.class).spawn(Shop.class);
                    assertThat(node.ask(shop, new BuyNow(1), SOON)).isEqualTo("closed");
                    assertThat(node.ask(shop, new BuyNow(101), SOON)).isEqualTo("huge");
                    assertThat(node.ask(shop, new Return(1), SOON)).isEqualTo("closed");

                    node.send(shop, new Open());

                    assertThat(node.ask(shop, new BuyNow(101), SOON)).isEqualTo("huge");
                    assertThat(node.ask(shop, new BuyNow(11), SOON)).isEqualTo("big");
                    assertThat(node.ask(shop, new BuyNow(1), SOON)).isEqualTo("buy");
                    assertThat(node.ask(shop, new BuyLater(101), SOON)).isEqualTo("buy");
                    assertThat(node.ask(shop, new Return(1), SOON)).isEqualTo("order");
                });
    }

    @Test
    void leavesAMessageUnhandledThatNoGuardTakes() {
        runner.run(
                context -> {
                    Node node = context.getBean(Node.class);
                    Address shop = context.getBean(Actors.class).spawn(Shop.class);
                    assertThatThrownBy(() -> node.ask(shop, 7, SOON))
                            .isInstanceOf(UnhandledMessageException.class);
                    node.send(shop, new Open());
                    assertThat(node.ask(shop, 7, SOON)).isEqualTo("number 7");
                });
    }

    @Test
    void crashesOverAGuardThatThrows() {
        runner.run(
                context -> {
                    Node node = context.getBean(Node.class);
                    Address shop = context.getBean(Actors.class).spawn(Shop.class);
                    assertThatThrownBy(() -> node.ask(shop, new Boom(), SOON))
                            .isInstanceOf(ActorFailedException.class)
                            .hasRootCauseMessage("the guard failed");
                });
    }

    @Test
    void repliesWhenAStageCompletesAndGoesOnMeanwhile() {
        runner.run(
                context -> {
                    Node node = context.getBean(Node.class);
                    Address courier = context.getBean(Actors.class).spawn(Courier.class);
                    var first = node.askAsync(courier, 1, SOON);
                    var second = node.askAsync(courier, 2, SOON);
                    assertThat(node.ask(courier, "meanwhile", SOON)).isEqualTo("meanwhile");
                    assertThat(node.ask(courier, new Open(), SOON)).isNull();
                    assertThat(first).isNotDone();

                    deliveries.second.complete("two");
                    deliveries.first.complete("one");

                    assertThat(Patience.of(second)).isEqualTo("two!");
                    assertThat(Patience.of(first)).isEqualTo("one");
                });
    }

    @Test
    void failsOrRefusesTheAskWhenAStageDoes() {
        runner.run(
                context -> {
                    Node node = context.getBean(Node.class);
                    Address courier = context.getBean(Actors.class).spawn(Courier.class);
                    var first = node.askAsync(courier, 1, SOON);
                    var second = node.askAsync(courier, 2, SOON);
                    assertThat(node.ask(courier, "handled", SOON)).isEqualTo("handled");

                    deliveries.first.completeExceptionally(new IllegalStateException("lost"));
                    deliveries.second.completeExceptionally(new Refusal("not home"));

                    assertThat(first)
                            .failsWithin(SOON)
                            .withThrowableOfType(ExecutionException.class)
                            .withCauseInstanceOf(ActorFailedException.class)
                            .havingRootCause()
                            .withMessage("lost");
                    assertThat(second)
                            .failsWithin(SOON)
                            .withThrowableOfType(ExecutionException.class)
                            .withCauseInstanceOf(Refusal.class)
                            .withMessageContaining("not home");
                    assertThat(node.info(courier).orElseThrow().restarts()).isZero();
                });
    }
}
