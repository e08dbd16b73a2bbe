package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A node with counters that are reached by keys. */
abstract class KeyedTestCase extends KernelTestCase {

    static final Duration IDLE = Duration.ofMinutes(1);

    /** How often a counter has begun. */
    final AtomicInteger begun = new AtomicInteger();

    final Address ann = node.keyed("counter", "ann");

    void serveCounters() {
        serve(counter());
    }

    void serve(ActorSpec spec) {
        node.keyedActors().serve(KeyedBehavior.of("counter", spec).idle(IDLE));
    }

    /** Adds numbers up, tells the sum, and does what other words say. */
    ActorSpec counter() {
        return ActorSpec.behavior(
                self -> {
                    begun.incrementAndGet();
                    Keyed keyed = self.keyed().orElseThrow();
                    Integer kept = keyed.state(Integer.class);
                    int[] count = {kept == null ? 0 : kept};
                    keyed.keep(() -> count[0]);
                    self.publishOnDemand(() -> count[0]);
                    return Behavior.of(
                            Object.class,
                            (context, message) -> {
                                if (message instanceof Integer amount) {
                                    count[0] += amount;
                                    return Behavior.same();
                                }
                                return obey(context, (String) message, count[0]);
                            });
                });
    }

    private Behavior<?> obey(ActorContext self, String word, int count) {
        switch (word) {
            case "get" -> self.reply(count);
            case "key" -> self.reply(self.keyed().orElseThrow().key());
            case "self" -> self.reply(self.address());
            case "crash" -> throw new IllegalStateException("told to crash");
            case "remind" -> self.sendAfter(IDLE.multipliedBy(10), self.address(), 1);
            case "link" -> self.spawnLink(child -> child.receive());
            case "later" -> {}
            case "end" -> {
                return Behavior.stopped("done");
            }
            default -> {
                return Behavior.unhandled();
            }
        }
        return Behavior.same();
    }

    /** Lets as much time pass as passivates an actor that is idle. */
    void idle(Address keyed) {
        for (int i = 0; i < 2; i++) {
            awaitRest(keyed);
            clock.advance(IDLE);
        }
        awaitRest(keyed);
    }

    void passivate(Address keyed) {
        settle(keyed);
        idle(keyed);
        assertThat(node.isAlive(keyed)).isFalse();
    }

    /** Passivates an actor that then stays in its last act. */
    void beginToPassivate(Address keyed, CountDownLatch leaving) {
        settle(keyed);
        clock.advance(IDLE);
        awaitRest(keyed);
        clock.advance(IDLE);
        await(leaving);
    }

    /** Has an actor handle all that it may have to do, and come to rest. */
    void settle(Address keyed) {
        assertThat(get(node.keyedActors().wake(keyed))).isTrue();
        awaitRest(keyed);
    }

    private void awaitRest(Address keyed) {
        Cell cell = node.registry().findCell(keyed);
        until(() -> cell == null || cell.mailbox.state() != Mark.State.RUNNING);
        until(() -> cell == null || cell.exit() == null || !node.isAlive(keyed));
    }
}
