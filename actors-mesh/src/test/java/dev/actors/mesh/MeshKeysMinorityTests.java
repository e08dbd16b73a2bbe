package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.actors.Address;
import dev.actors.DeadActorException;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Keys on the smaller side of a mesh that has fallen apart. */
class MeshKeysMinorityTests extends MeshKeysTestCase {

    private final List<Peer> nodes = mesh(2, builder -> builder.types(TYPES).minimumSize(2));
    private final Peer here = nodes.get(0);
    private final Peer there = nodes.get(1);

    @Test
    void stopsAndStartsNoneThereAndGoesOnWithTheirStates() {
        nodes.forEach(this::serve);
        Address near = keyOf(here, nodes);
        assertThat(there.node.ask(near, 5, SOON)).isEqualTo(5);

        there.mesh.close();

        until(() -> living.get(textOf(near)) == 0);
        assertThatExceptionOfType(DeadActorException.class)
                .isThrownBy(() -> here.node.ask(near, 1, SOON))
                .withMessageContaining("minimum-size");

        there.start();

        assertThat(keyOf(here, nodes)).isEqualTo(near);
        assertThat(there.node.ask(near, 1, SOON)).isEqualTo(6);
    }
}
