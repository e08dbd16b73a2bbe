package dev.actors.test.spring.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;
import dev.actors.Node;
import dev.actors.spring.Actors;
import dev.actors.spring.BehaviorDefinition;
import dev.actors.spring.BehaviorRegistry;
import dev.actors.test.ManualClock;
import dev.actors.test.TestProbe;
import dev.actors.test.spring.ActorTest;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

@ActorTest(actors = Till.class, properties = "actors.behaviors.till.mailbox-capacity=7")
@MockitoBean(types = PriceList.class)
class ChosenActorTests {

    @Autowired private Node node;
    @Autowired private Actors actors;
    @Autowired private TestProbe customer;
    @Autowired private TestProbe other;
    @Autowired private BehaviorRegistry behaviors;
    @Autowired private ApplicationContext context;
    @Autowired private ObjectProvider<ManualClock> clock;

    @Test
    void hasNoOtherComponentOfTheApplication() {
        assertThat(behaviors.all()).extracting(BehaviorDefinition::name).containsExactly("till");
        assertThat(node.registered()).isEmpty();
        assertThat(clock.getIfAvailable()).isNull();
        assertThat(context.containsBean("shop")).isTrue();
    }

    @Test
    void obeysItsProperties() {
        Address till = actors.spawn(Till.class);
        assertThat(node.info(till).orElseThrow().mailboxCapacity()).isEqualTo(7);
    }

    @Test
    void injectsAProbeOfItsOwnIntoEachPlace() {
        customer.send(other.address(), "hello");
        other.expect("hello");
        assertThat(customer.address()).isNotEqualTo(other.address());
    }
}
