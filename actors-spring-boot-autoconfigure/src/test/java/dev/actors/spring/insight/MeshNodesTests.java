package dev.actors.spring.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.Node;
import dev.actors.spring.insight.NodeDirectory.Entry;
import dev.actors.spring.insight.NodeDirectory.Health;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

class MeshNodesTests {

    private static final Instant NOW = Instant.parse("2026-11-26T20:00:00Z");

    private final MeshNodes nodes =
            new MeshNodes(
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    new MeshCards(Node.builder("secret@127.0.0.1:4789").build(), null));

    private static Entry entry(String name, Health health) {
        return new Entry(name, health, null, null, NOW, null, null);
    }

    @Test
    void showsWhoCanBeReachedAndWhoWasLost() {
        nodes.nodeUp("b:1");
        nodes.nodeUp("a:1");
        nodes.nodeDown("b:1");

        assertThat(nodes.others())
                .containsExactly(entry("a:1", Health.UP), entry("b:1", Health.DOWN));
    }

    @Test
    void showsANodeThatIsBackOnce() {
        nodes.nodeUp("a:1");
        nodes.nodeDown("a:1");
        nodes.nodeDown("a:1");
        nodes.nodeUp("a:1");

        assertThat(nodes.others()).containsExactly(entry("a:1", Health.UP));
    }

    @Test
    void forgetsWhoWasLostLongBefore() {
        for (int i = 0; i < 100; i++) {
            nodes.nodeUp("a:" + i);
            nodes.nodeDown("a:" + i);
        }

        assertThat(nodes.others()).hasSize(64).contains(entry("a:99", Health.DOWN));
        assertThat(nodes.others()).doesNotContain(entry("a:0", Health.DOWN));
    }
}
