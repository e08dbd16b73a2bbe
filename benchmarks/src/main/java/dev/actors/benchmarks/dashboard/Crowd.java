package dev.actors.benchmarks.dashboard;

import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Behavior;
import dev.actors.Node;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** A hundred thousand actors of ten behaviours, every other one with a name, and their messages. */
final class Crowd {

    private static final int ACTORS = 100_000;
    private static final int BEHAVIORS = 10;
    private static final int PER_SECOND = 50_000;
    private static final int TOKENS = 256;
    private static final long NAP = 1_000_000;

    private final Node node;
    private final Load load;
    private final LongAdder handled = new LongAdder();
    private final Address[] actors = new Address[ACTORS];

    Crowd(Node node, Load load) {
        this.node = node;
        this.load = load;
        for (int i = 0; i < ACTORS; i++) {
            ActorSpec spec =
                    ActorSpec.behavior(
                                    Behavior.of(
                                            Integer.class,
                                            (self, number) -> {
                                                handled.increment();
                                                if (load == Load.SATURATED) {
                                                    self.send(any(), number);
                                                }
                                                return Behavior.same();
                                            }))
                            .behaviorName("worker-" + i % BEHAVIORS);
            actors[i] = node.spawn(i % 2 == 0 ? spec : spec.name("actor-" + i));
        }
    }

    private Address any() {
        return actors[ThreadLocalRandom.current().nextInt(ACTORS)];
    }

    /** Messages handled so far. */
    long handled() {
        return handled.sum();
    }

    /** Sends from now on. */
    void start() {
        switch (load) {
            case PACED -> Thread.ofPlatform().daemon().name("load").start(this::send);
            case SATURATED -> {
                for (int i = 0; i < TOKENS; i++) {
                    node.send(any(), i);
                }
            }
        }
    }

    private void send() {
        long start = System.nanoTime();
        for (long sent = 0; true; LockSupport.parkNanos(this, NAP)) {
            long due = (System.nanoTime() - start) / 1_000 * PER_SECOND / 1_000_000;
            for (; sent < due; sent++) {
                node.send(any(), 1);
            }
        }
    }
}
