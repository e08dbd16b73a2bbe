package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorSpec;
import dev.actors.Node;
import dev.actors.NodeIdentity;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

/** What the documentation shows. */
class MeshDocumentationTests {

    record Reading(double celsius) {}

    private static final class Counters {
        ActorSpec spec(String behavior, @Nullable Object start) {
            return ActorSpec.process(_ -> start).behaviorName(behavior);
        }
    }

    @Test
    void makesAMesh() {
        Counters counters = new Counters();
        String identity = "secret@127.0.0.1:4711";
        try (Node node = Node.builder(identity).open()) {
            Mesh mesh =
                    Mesh.builder(node, NodeIdentity.parse(identity))
                            .peers(List.of("127.0.0.1:4711", "127.0.0.1:4712"))
                            .types(WireTypes.builder().add(Reading.class).build())
                            .behaviors((behavior, start) -> counters.spec(behavior, start))
                            .build();
            assertThat(mesh.state()).isEqualTo(MeshState.DOWN);
            assertThat(mesh).hasToString("Mesh of 127.0.0.1:4711, DOWN");
        }
    }

    @Test
    void makesARouter() {
        String identity = "secret@127.0.0.1:4711";
        try (Node node = Node.builder(identity).open()) {
            Mesh mesh = Mesh.builder(node, NodeIdentity.parse(identity)).build();
            ActorSpec resizers =
                    MeshRouter.roundRobin(mesh, Routees.onEachNode("resizer", null)).spec();
            assertThat(resizers).isNotNull();
        }
    }
}
