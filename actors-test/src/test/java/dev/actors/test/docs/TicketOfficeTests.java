package dev.actors.test.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;
import dev.actors.DeadLetter;
import dev.actors.ExitReason;
import dev.actors.Node;
import dev.actors.test.DeadLetters;
import dev.actors.test.ManualClock;
import dev.actors.test.SeededActors;
import dev.actors.test.TestProbe;
import dev.actors.test.WithNode;
import dev.actors.test.docs.TicketOffice.Buy;
import dev.actors.test.docs.TicketOffice.Pay;
import dev.actors.test.docs.TicketOffice.Sold;
import dev.actors.test.docs.TicketOffice.SoldOut;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

@WithNode
class TicketOfficeTests {

    @Test
    void sellsAsManySeatsAsThereAre(Node node, TestProbe customer) {
        Address office = node.spawn(TicketOffice::sell, 1);
        customer.send(office, new Buy(customer.address()));
        customer.send(office, new Buy(customer.address()));
        customer.expect(new Sold(1));
        customer.expect(SoldOut.class);
        customer.expectNone();
    }

    @Test
    void hearsHowAnActorEnds(Node node, TestProbe probe) {
        Address office = node.spawn(TicketOffice::sell, 1);
        probe.watch(office);
        node.kill(office);
        assertThat(probe.expectDown(office)).isEqualTo(new ExitReason.Killed());
    }

    @Test
    @WithNode(manualClock = true)
    void givesAReservationUp(Node node, TestProbe customer, ManualClock clock) throws Exception {
        node.spawn(TicketOffice::reserve, customer.address());
        clock.awaitScheduled(1);
        clock.advance(Duration.ofMinutes(10));
        customer.expect("lapsed");
    }

    @Test
    void losesAPaymentThatComesTooLate(Node node, TestProbe customer, DeadLetters deadLetters) {
        Address reservation = node.spawn(TicketOffice::reserve, customer.address());
        node.send(reservation, new Pay());
        customer.expect("paid");
        node.await(reservation);
        node.send(reservation, new Pay());
        assertThat(deadLetters.expect(Pay.class).reason()).isEqualTo(DeadLetter.Reason.DEAD);
    }

    @SeededActors(seeds = 50)
    void sellsTheLastSeatOnce(Node node, TestProbe friend) {
        Address office = node.spawn(TicketOffice::sell, 1);
        for (int i = 0; i < 3; i++) node.spawn(TicketOffice::buy, office, friend.address());
        List<Object> answers =
                List.of(
                        friend.expect(Object.class),
                        friend.expect(Object.class),
                        friend.expect(Object.class));
        assertThat(answers).containsOnlyOnce(new Sold(1)).contains(new SoldOut());
    }

    @Test
    void standsForTheOffice(Node node, TestProbe office, TestProbe friend) {
        Address customer = node.spawn(TicketOffice::buy, office.address(), friend.address());
        office.expect(new Buy(customer));
        office.send(customer, new SoldOut());
        friend.expect(new SoldOut());
    }
}
