package dev.actors.examples;

import dev.actors.Node;
import dev.actors.NodeListener;
import dev.actors.Simulation;

/** A node for one test, on virtual time, whose actors run in the order that a seed chooses. */
final class SimulatedNode {

    interface Body {
        void run(Node node, Simulation world) throws Exception;
    }

    static void run(long seed, Body body) throws Exception {
        run(seed, new NodeListener() {}, body);
    }

    static void run(long seed, NodeListener listener, Body body) throws Exception {
        Simulation world = new Simulation(seed);
        world.run(
                () -> {
                    try (Node node =
                            world.node("secret@127.0.0.1:4711").listener(listener).open()) {
                        body.run(node, world);
                    }
                });
    }

    private SimulatedNode() {}
}
