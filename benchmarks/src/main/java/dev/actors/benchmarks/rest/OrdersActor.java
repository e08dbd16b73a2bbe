package dev.actors.benchmarks.rest;

import dev.actors.spring.Actor;
import dev.actors.spring.ActorState;
import dev.actors.spring.Receive;

/** An actor that takes orders, and answers quotes. */
@Actor(value = OrdersActor.NAME, autostart = true)
final class OrdersActor {

    static final String NAME = "orders";

    private long articles;

    /** An order that is answered. */
    record Quote(long id, String article, int count) {}

    OrdersActor() {}

    @Receive
    void take(Order order) {
        articles += order.count();
    }

    @Receive
    Receipt answer(Quote quote) {
        articles += quote.count();
        return Receipt.of(quote.id());
    }

    @ActorState
    long articles() {
        return articles;
    }
}
