package dev.actors.test.spring.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;
import dev.actors.Node;
import dev.actors.spring.Actors;
import dev.actors.test.spring.ActorTest;

import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

import java.time.Duration;

@ActorTest(Loyalty.class)
class KeyedActorTests {

    @Autowired private Node node;
    @Autowired private Actors actors;

    /** Each time it finds the customer as new, though its state was kept the time before. */
    @RepeatedTest(2)
    void keepsAStateWhileATestMethodRuns() {
        Address ann = actors.keyed(Loyalty.class, "ann");
        assertThat(earn(ann, 2)).isEqualTo(2);

        node.stop(ann);
        assertThat(node.termination(ann)).succeedsWithin(Duration.ofSeconds(60));
        assertThat(earn(ann, 3)).isEqualTo(5);
    }

    private Object earn(Address customer, int points) {
        return node.ask(customer, new Loyalty.Earn(points), Integer.class, Duration.ofSeconds(60));
    }
}
