package dev.actors.test.spring.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import dev.actors.Address;
import dev.actors.Node;
import dev.actors.spring.Actors;
import dev.actors.test.spring.ActorTest;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import java.time.Duration;

@ActorTest(Till.class)
class TillTests {

    @MockitoBean private PriceList prices;
    @Autowired private Node node;
    @Autowired private Actors actors;

    @Test
    void addsUpWhatIsBought() {
        given(prices.priceOf("tea")).willReturn(250);
        Address till = actors.spawn(Till.class);
        node.send(till, new Till.Buy("tea"));
        node.send(till, new Till.Buy("tea"));
        assertThat(node.ask(till, new Till.Total(), Duration.ofSeconds(5))).isEqualTo(500);
    }
}
