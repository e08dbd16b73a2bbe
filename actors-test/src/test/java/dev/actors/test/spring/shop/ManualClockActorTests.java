package dev.actors.test.spring.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Node;
import dev.actors.test.ManualClock;
import dev.actors.test.TestProbe;
import dev.actors.test.spring.ActorTest;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Duration;

@ActorTest(value = Closing.class, manualClock = true)
class ManualClockActorTests {

    @Autowired private Node node;
    @Autowired private ManualClock clock;
    @Autowired private TestProbe customer;

    @Test
    void standsStillUntilTheTestTurnsIt() throws Exception {
        customer.send(
                node.whereis("closing").orElseThrow(), new Closing.Remind(customer.address()));
        clock.awaitScheduled(1);
        clock.advance(Duration.ofMinutes(59));
        customer.expectNone();
        clock.advance(Duration.ofMinutes(1));
        customer.expect("closed");
        assertThat(clock.scheduled()).isZero();
    }
}
