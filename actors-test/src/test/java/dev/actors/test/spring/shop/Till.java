package dev.actors.test.spring.shop;

import dev.actors.spring.Actor;
import dev.actors.spring.Receive;

/** Adds up what is bought. */
@Actor("till")
public final class Till {

    /** Somebody buys a thing. */
    public record Buy(String thing) {}

    /** How much is in the till? */
    public record Total() {}

    private final PriceList prices;
    private int total;

    Till(PriceList prices) {
        this.prices = prices;
    }

    @Receive
    void buy(Buy buy) {
        total += prices.priceOf(buy.thing());
    }

    @Receive
    int total(Total total) {
        return this.total;
    }
}
