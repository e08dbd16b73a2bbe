package dev.actors.test.spring.shop;

import org.springframework.stereotype.Component;

/** What things cost. */
@Component
public class PriceList {

    /** The price of a thing, in cents. */
    public int priceOf(String thing) {
        return thing.length() * 100;
    }
}
