package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class SimulationTests {

    private static final Duration HOUR = Duration.ofHours(1);

    /** Three actors send three messages each to a fourth one, which notes the order. */
    private static List<String> orderSeen(long seed) throws Exception {
        List<String> order = new ArrayList<>();
        Simulation world = new Simulation(seed);
        world.run(
                () -> {
                    try (Node node = world.node("secret@127.0.0.1:4711").open()) {
                        Address log =
                                node.spawn(
                                        self -> {
                                            for (int i = 0; i < 9; i++) {
                                                order.add((String) self.receive());
                                            }
                                            return null;
                                        });
                        for (String name : List.of("a", "b", "c")) {
                            node.spawn(
                                    self -> {
                                        for (int i = 0; i < 3; i++) {
                                            self.send(log, name + i);
                                        }
                                        return null;
                                    });
                        }
                        node.await(log);
                    }
                });
        world.settle();
        return order;
    }

    @Test
    void runsTheSameForTheSameSeedAndOtherwiseForOthers() throws Exception {
        Set<List<String>> orders = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            List<String> order = orderSeen(seed);
            assertThat(orderSeen(seed)).isEqualTo(order);
            for (String name : List.of("a", "b", "c")) {
                assertThat(order).containsSubsequence(name + 0, name + 1, name + 2);
            }
            orders.add(order);
        }
        assertThat(orders).hasSizeGreaterThan(20);
    }

    @Test
    void leapsOverTimeInWhichNobodyRuns() throws Exception {
        Simulation world = new Simulation(1);
        world.run(
                () -> {
                    Node node = world.node("secret@127.0.0.1:4711").open();
                    Address patient =
                            node.spawn(self -> self.receive(String.class, Duration.ofDays(1000)));
                    assertThat(node.await(patient)).isNull();
                    world.sleep(HOUR);
                    assertThat(world.time().now())
                            .isEqualTo(
                                    java.time.Instant.parse("2026-01-01T00:00:00Z")
                                            .plus(Duration.ofDays(1000))
                                            .plus(HOUR));
                    node.close();
                });
    }

    @Test
    void saysWhenEverybodyWaitsForEver() {
        Simulation world = new Simulation(1);
        assertThatThrownBy(
                        () ->
                                world.run(
                                        () -> {
                                            Node node = world.node("secret@127.0.0.1:4711").open();
                                            node.await(node.spawn(ActorContext::receive));
                                        }))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "Everybody waits, and no timer is set: the test has come to a deadlock.");
    }

    @Test
    void saysWhenActorsDoNotComeToRest() throws Exception {
        Simulation world = new Simulation(1);
        world.run(
                () -> {
                    Node node = world.node("secret@127.0.0.1:4711").open();
                    node.spawn(
                            self -> {
                                while (true) {
                                    self.send(self.address(), "again");
                                    self.receive();
                                }
                            });
                });
        assertThatThrownBy(world::settle)
                .isInstanceOf(AssertionError.class)
                .hasMessage("The actors do not come to rest: they have run for 1000000 turns.");
    }

    @Test
    void refusesAWaitFromOutside() throws Exception {
        Simulation world = new Simulation(1);
        Node[] node = new Node[1];
        world.run(() -> node[0] = world.node("secret@127.0.0.1:4711").open());
        Address silent = node[0].spawn(ActorContext::receive);
        assertThatThrownBy(() -> node[0].await(silent))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "This thread is no part of the simulation and cannot wait in it. Call the"
                                + " node from inside Simulation.run.");
    }

    @Test
    void throwsWhatTheBodyThrows() {
        assertThatThrownBy(
                        () ->
                                new Simulation(1)
                                        .run(
                                                () -> {
                                                    throw new java.io.IOException("no");
                                                }))
                .isInstanceOf(java.io.IOException.class)
                .hasMessage("no");
    }

    @Test
    void chancesRepeat() throws Exception {
        assertThat(chances(7)).isEqualTo(chances(7)).isNotEqualTo(chances(8));
        assertThat(new Simulation(7)).hasToString("Simulation with seed 7");
    }

    @Test
    void isFoundByItsNode() {
        Simulation world = new Simulation(7);
        assertThat(Simulation.of(world.node("secret@127.0.0.1:4711").build())).contains(world);
        assertThat(Simulation.of(Node.builder("secret@127.0.0.1:4711").build())).isEmpty();
        assertThat(world.seed()).isEqualTo(7);
    }

    private static List<Integer> chances(long seed) throws Exception {
        List<Integer> drawn = new ArrayList<>();
        Simulation world = new Simulation(seed);
        world.run(
                () -> {
                    Node node = world.node("secret@127.0.0.1:4711").open();
                    for (int i = 0; i < 10; i++) {
                        drawn.add(node.random().nextInt());
                    }
                });
        return drawn;
    }
}
