package dev.actors.spring.docs;

import dev.actors.Refusal;
import dev.actors.spring.Actor;
import dev.actors.spring.ActorState;
import dev.actors.spring.Args;
import dev.actors.spring.Receive;

import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.annotation.Order;

import java.util.concurrent.CompletionStage;

@Actor(value = "orders", autostart = true, intensity = 3, mailboxCapacity = 1_000)
class Orders {

    record Limits(@DefaultValue("100") @Positive int pieces) {}

    sealed interface Command permits Buy, Cancel, Close {}

    record Buy(String item, int pieces) implements Command {}

    record Cancel(String item) implements Command {}

    record Close() implements Command {}

    private final Limits limits;
    private final Warehouse warehouse;
    private boolean closed;

    Orders(@Args Limits limits, Warehouse warehouse) {
        this.limits = limits;
        this.warehouse = warehouse;
    }

    @Receive(when = "isClosed")
    @Order(1)
    void refuse(Buy buy) {
        throw new Refusal("closed");
    }

    @Receive(when = "isTooMuch")
    @Order(2)
    String buyLess(Buy buy) {
        return "at most " + limits.pieces();
    }

    @Receive
    CompletionStage<String> buy(Buy buy) {
        return warehouse.reserve(buy.item(), buy.pieces());
    }

    @Receive
    void close(Close close) {
        closed = true;
    }

    @Receive
    String other(Command command) {
        return "noted";
    }

    @ActorState
    boolean isClosed() {
        return closed;
    }

    boolean isTooMuch(Buy buy) {
        return buy.pieces() > limits.pieces();
    }
}
