package dev.actors.test;

import dev.actors.Node;
import dev.actors.NodeBuilder;
import dev.actors.Simulation;

import java.time.Duration;

/** Where a test's node runs: on what time, and among what threads the test's code. */
sealed interface Setting {

    /** Begins the making of a node here. */
    NodeBuilder node(String identity);

    /** Reads the node's time. */
    long nanoTime();

    /** Runs a test's code. */
    default void run(Simulation.Body body) throws Exception {
        body.run();
    }

    /** Lets everybody come to rest, where that can be known. */
    default void settle() {}

    /** Closes a node; called by code that runs here. */
    default void close(Node node) throws InterruptedException {
        node.close();
    }

    /** Whatever the machine does, on its time. */
    record Machine() implements Setting {
        @Override
        public NodeBuilder node(String identity) {
            return Node.builder(identity);
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }
    }

    /**
     * The machine's threads, on a time that stands still. While the node closes, its time goes with
     * the machine's, so that what does not end is killed in the end.
     *
     * @param clock the time
     */
    record Manual(ManualClock clock) implements Setting {

        private static final Duration TICK = Duration.ofMillis(10);

        @Override
        public NodeBuilder node(String identity) {
            return Node.builder(identity).time(clock);
        }

        @Override
        public long nanoTime() {
            return clock.nanoTime();
        }

        @Override
        public void close(Node node) throws InterruptedException {
            Thread closing = Thread.startVirtualThread(node::close);
            while (!closing.join(TICK)) {
                clock.advance(TICK);
            }
        }
    }

    /**
     * A simulation.
     *
     * @param world the simulation
     */
    record Simulated(Simulation world) implements Setting {
        @Override
        public NodeBuilder node(String identity) {
            return world.node(identity);
        }

        @Override
        public long nanoTime() {
            return world.time().nanoTime();
        }

        @Override
        public void run(Simulation.Body body) throws Exception {
            world.run(body);
        }

        @Override
        public void settle() {
            world.settle();
        }
    }
}
