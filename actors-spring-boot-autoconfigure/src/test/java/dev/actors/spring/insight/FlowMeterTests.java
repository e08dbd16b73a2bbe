package dev.actors.spring.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.actors.Node;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlowMeterTests {

    private Node node;
    private FlowMeter flow;

    @BeforeEach
    void open() {
        node = Node.builder("c@h:1").open();
        flow = new FlowMeter(node);
        flow.open();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void countsEachMessageWhereTheyAreFew() {
        for (int i = 0; i < 10; i++) {
            flow.sent("a", "b");
        }
        flow.sent(null, "a");
        flow.tick(2);

        assertThat(flow.oneIn()).isEqualTo(1);
        assertThat(flow.edges())
                .containsExactly(
                        new FlowMeter.Edge("a", "b", 5), new FlowMeter.Edge(null, "a", 0.5));
    }

    @Test
    void countsOneInSoManyWhereTheyAreManyAndScalesTheRates() {
        int messages = 200_000;
        for (int i = 0; i < messages; i++) {
            flow.sent("a", "b");
        }
        flow.tick(1);
        assertThat(flow.oneIn()).isEqualTo(32);
        for (int i = 0; i < messages; i++) {
            flow.sent("a", "b");
        }
        flow.tick(1);

        assertThat(flow.edges().getFirst().messagesPerSecond())
                .isCloseTo(messages, within(messages * 0.15));
    }

    @Test
    void forgetsWaysThatNobodyGoes() {
        flow.sent("a", "b");
        for (int i = 0; i <= 60; i++) {
            flow.tick(1);
            assertThat(flow.edges()).hasSize(1);
        }
        flow.tick(1);
        assertThat(flow.edges()).isEmpty();
    }

    @Test
    void countsUntilTheLastWatcherHasGone() {
        flow.open();
        flow.close();
        assertThat(flow.isOpen()).isTrue();
        flow.sent("a", "b");
        flow.tick(1);
        assertThat(flow.edges()).hasSize(1);
        flow.close();

        assertThat(flow.isOpen()).isFalse();
        assertThat(flow.edges()).isEmpty();
    }

    @Test
    void countsOnWhereAnotherOfTheNodeEnds() {
        FlowMeter other = new FlowMeter(node);
        other.open();
        other.close();
        node.send(node.spawn(_ -> null), "text");
        flow.tick(1);

        assertThat(flow.edges()).hasSize(1);
        assertThat(other.edges()).isEmpty();
    }
}
