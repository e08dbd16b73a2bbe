package dev.actors.test.docs;

import dev.actors.ActorContext;
import dev.actors.Address;

import java.time.Duration;

/** What the page on testing tests. */
final class TicketOffice {

    record Buy(Address customer) {}

    record Sold(int seat) {}

    record SoldOut() {}

    record Pay() {}

    private TicketOffice() {}

    static Object sell(ActorContext self, int seats) {
        for (int seat = seats; ; seat--) {
            Buy buy = self.receive(Buy.class);
            self.send(buy.customer(), seat > 0 ? new Sold(seat) : new SoldOut());
        }
    }

    static Object buy(ActorContext self, Address office, Address friend) {
        self.send(office, new Buy(self.address()));
        self.send(friend, self.receive());
        return null;
    }

    static Object reserve(ActorContext self, Address customer) {
        Pay pay = self.receive(Pay.class, Duration.ofMinutes(10));
        self.send(customer, pay == null ? "lapsed" : "paid");
        return null;
    }
}
