package dev.actors.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Node;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Map;

@Timeout(60)
class RingTests {

    @Seeds
    void returnsTheMessageWhenItHasGoneRound(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, _) ->
                        assertThat(node.await(node.spawn(Ring::build, 100)))
                                .isEqualTo(Map.of("text", "hello around the ring")));
    }

    @Test
    void returnsTheMessageWhenTheRingIsLarge() {
        try (Node node = Node.builder("secret@127.0.0.1:4711").open()) {
            assertThat(node.await(node.spawn(Ring::build, 10_000)))
                    .isEqualTo(Map.of("text", "hello around the ring"));
        }
    }

    @Seeds
    void leavesNobodyWhenTheMessageHasGoneRound(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, world) -> {
                    node.await(node.spawn(Ring::build, 100));
                    world.sleep(Duration.ofSeconds(1));
                    assertThat(node.snapshot()).isEmpty();
                });
    }
}
