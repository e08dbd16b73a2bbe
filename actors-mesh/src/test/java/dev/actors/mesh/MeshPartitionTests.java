package dev.actors.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A mesh that falls apart because its network does, and comes together again. */
@Timeout(300)
class MeshPartitionTests {

    private static final int PORT = 4711;

    private final List<ChildNode> nodes = new ArrayList<>();
    private NetworkOfMachines network;

    @BeforeEach
    void open() throws IOException {
        Optional<String> lacking = NetworkOfMachines.lacking();
        assumeTrue(
                lacking.isEmpty(),
                () -> "NOT RUN: a mesh whose network falls apart needs " + lacking.orElseThrow());
        network = NetworkOfMachines.open();
    }

    @AfterEach
    void close() throws IOException {
        nodes.forEach(ChildNode::close);
        if (network != null) {
            network.close();
        }
    }

    private static String name(int machine, int port) {
        return NetworkOfMachines.host(machine) + ":" + port;
    }

    private ChildNode node(int machine, int port, int minimumSize) {
        ChildNode node =
                ChildNode.start(
                        network.on(machine),
                        List.of(),
                        name(machine, port),
                        List.of(String.valueOf(minimumSize), name(1, PORT), name(2, PORT)));
        nodes.add(node);
        return node;
    }

    private static void awaitReach(ChildNode node, ChildNode... others) {
        String names =
                Stream.of(others).map(ChildNode::name).sorted().collect(Collectors.joining(" "));
        MeshTestCase.until(() -> node.tell("nodes").equals(names));
    }

    @Test
    void livesOnBothSidesAndSettlesNamesWhenItHeals() {
        ChildNode one = node(1, PORT, 1);
        ChildNode two = node(2, PORT, 1);
        ChildNode careful = node(2, PORT + 1, 3);
        awaitReach(one, two, careful);
        awaitReach(two, one, careful);
        awaitReach(careful, one, two);
        assertThat(one.tell("register early")).isEqualTo("true");
        MeshTestCase.until(() -> !careful.tell("whereis early").equals("nobody"));
        String early = careful.tell("whereis early");

        network.unplug(2);
        awaitReach(one);
        awaitReach(two, careful);
        awaitReach(careful, two);
        assertThat(one.tell("state")).isEqualTo("ALONE");
        assertThat(two.tell("state")).isEqualTo("UP");
        assertThat(careful.tell("state")).isEqualTo("MINORITY");
        assertThat(two.tell("ask " + early)).isEqualTo("DeadActorException");
        assertThat(one.tell("register leader")).isEqualTo("true");
        assertThat(two.tell("register leader")).isEqualTo("true");
        assertThat(careful.tell("register leader")).isEqualTo("false");
        assertThat(careful.tell("whereis leader")).isEqualTo("nobody");

        network.plug(2);
        awaitReach(one, two, careful);
        awaitReach(two, one, careful);
        awaitReach(careful, one, two);
        String leader = one.tell("whereis leader");
        assertThat(leader).contains(name(1, PORT));
        MeshTestCase.until(() -> two.tell("whereis leader").equals(leader));
        MeshTestCase.until(() -> careful.tell("whereis leader").equals(leader));
        MeshTestCase.until(() -> two.tell("conflict").contains("leader"));
        assertThat(one.tell("conflict")).isEqualTo("null");
        assertThat(two.tell("ask " + early)).isEqualTo(early);
        assertThat(careful.tell("state")).isEqualTo("UP");
    }
}
