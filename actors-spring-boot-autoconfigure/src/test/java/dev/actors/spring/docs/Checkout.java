package dev.actors.spring.docs;

import dev.actors.Address;
import dev.actors.Node;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

import java.time.Duration;

@Service
class Checkout {

    private final Node node;
    private final Address orders;

    Checkout(Node node, @Qualifier("orders") Address orders) {
        this.node = node;
        this.orders = orders;
    }

    @Nullable String buy(String item, int pieces) {
        return node.ask(orders, new Orders.Buy(item, pieces), String.class, Duration.ofSeconds(5));
    }
}
