package dev.actors.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.actors.Node;
import dev.actors.autoconfigure.ActorsAutoConfiguration;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import java.time.Duration;

/** Beans that a test replaces by mocks, as actors are given them. */
@SpringJUnitConfig(MockedBeansTests.Till.class)
@ImportAutoConfiguration(ActorsAutoConfiguration.class)
class MockedBeansTests {

    @MockitoBean private Prices prices;
    @Autowired private Node node;
    @Autowired private Actors actors;

    interface Prices {
        int of(String item);
    }

    @Actor("till")
    static class Till {
        private final Prices prices;

        Till(Prices prices) {
            this.prices = prices;
        }

        @Receive
        int price(String item) {
            return prices.of(item);
        }
    }

    @Test
    void reachTheConstructorsOfActors() {
        when(prices.of("bread")).thenReturn(7);

        assertThat(node.ask(actors.spawn(Till.class), "bread", Duration.ofSeconds(30)))
                .isEqualTo(7);

        verify(prices).of("bread");
    }
}
