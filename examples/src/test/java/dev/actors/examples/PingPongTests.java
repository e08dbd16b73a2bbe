package dev.actors.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Address;
import dev.actors.examples.PingPong.Hit;
import dev.actors.examples.PingPong.Stop;

import java.time.Duration;

class PingPongTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Seeds
    void alternatesWhenItIsHit(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, _) -> {
                    Address machine = node.spawn(PingPong.ping(0));
                    assertThat(node.ask(machine, new Hit(), SECOND)).isEqualTo("ping");
                    assertThat(node.ask(machine, new Hit(), SECOND)).isEqualTo("pong");
                    assertThat(node.ask(machine, new Hit(), SECOND)).isEqualTo("ping");
                });
    }

    @Seeds
    void endsWithTheNumberOfHitsWhenItIsStoppedInEitherState(long seed) throws Exception {
        SimulatedNode.run(
                seed,
                (node, _) -> {
                    for (int hits = 0; hits < 4; hits++) {
                        Address machine = node.spawn(PingPong.ping(0));
                        for (int i = 0; i < hits; i++) {
                            node.send(machine, new Hit());
                        }
                        node.send(machine, new Stop());
                        assertThat(node.await(machine)).isEqualTo(hits);
                    }
                });
    }
}
