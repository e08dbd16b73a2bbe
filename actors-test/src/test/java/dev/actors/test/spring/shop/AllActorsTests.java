package dev.actors.test.spring.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;
import dev.actors.Node;
import dev.actors.spring.Actors;
import dev.actors.spring.BehaviorDefinition;
import dev.actors.spring.BehaviorRegistry;
import dev.actors.test.TestProbe;
import dev.actors.test.spring.ActorTest;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import java.util.Set;

@ActorTest
@Import(PriceList.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AllActorsTests {

    @Autowired private Node node;
    @Autowired private Actors actors;
    @Autowired private BehaviorRegistry behaviors;
    @Autowired private TestProbe probe;

    @Test
    void hasAllActorsIfNoneIsChosen() {
        assertThat(behaviors.all())
                .extracting(BehaviorDefinition::name)
                .containsExactly("closing", "loyalty", "thief", "till");
    }

    @Test
    @Order(1)
    void spawnsSomeActors() {
        Address thief = node.start(actors.spec(Thief.class).name("thief"));
        Address guest =
                node.spawn(
                        self -> {
                            self.send(probe.address(), "here");
                            return self.receive();
                        });
        probe.expect("here");
        assertThat(node.isAlive(guest)).isTrue();
        assertThat(node.isAlive(thief)).isTrue();
    }

    @Test
    @Order(2)
    void findsTheNodeAsItWasBefore() {
        assertThat(node.registered()).isEqualTo(Set.of("closing"));
        assertThat(node.snapshot())
                .extracting(actor -> actor.behavior())
                .doesNotContain("anonymous", "thief");
    }
}
