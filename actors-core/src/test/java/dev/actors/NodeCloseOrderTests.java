package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.supervisor.Strategy;
import dev.actors.supervisor.Supervisor;

import org.junit.jupiter.api.Test;

class NodeCloseOrderTests extends SupervisorTestCase {

    private static final Supervisor SUPERVISOR = Supervisor.of(Strategy.ONE_FOR_ONE);

    /** Gives others a chance to end before it. */
    private ActorSpec slow(String name) {
        return ActorSpec.process(
                self -> {
                    try {
                        return self.receive();
                    } finally {
                        for (int i = 0; i < 10_000; i++) {
                            giveWay();
                        }
                        log.add(name);
                    }
                });
    }

    @Test
    void isTheReverseOfTheStartsWithEachSupervisedSubtreeWaitedFor() {
        node.start(slow("first"));
        Supervisor inner = SUPERVISOR.child("c", slow("c")).child("d", slow("d"));
        node.start(
                SUPERVISOR
                        .child("a", slow("a"))
                        .child("b", inner.spec())
                        .child("e", slow("e"))
                        .spec());
        node.start(slow("last"));

        node.close();

        assertThat(log).containsExactly("last", "e", "d", "c", "a", "first");
    }

    @Test
    void leavesThoseToTheEndWhoseParentLives() {
        Address parent =
                node.start(
                        ActorSpec.process(
                                self -> {
                                    self.start(slow("child"));
                                    try {
                                        return self.receive();
                                    } finally {
                                        log.add("parent");
                                    }
                                }));

        node.close();

        assertThat(log).containsExactly("parent", "child");
        assertThat(end(parent)).isEqualTo(new ExitReason.Shutdown());
    }
}
