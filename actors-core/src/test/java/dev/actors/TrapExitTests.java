package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Exit signals as messages. */
class TrapExitTests extends ServantTestCase {

    private Address trapper() {
        Address trapper = servant();
        order(trapper, self -> self.trapExit(true));
        return trapper;
    }

    private List<Object> taken(Address servant, int count) {
        List<Object> taken = new ArrayList<>();
        order(
                servant,
                self -> {
                    for (int i = 0; i < count; i++) {
                        taken.add(self.receive());
                    }
                    assertThat(self.receive(java.time.Duration.ZERO)).isNull();
                });
        return taken;
    }

    @Test
    void givesEachKindOfEndOnce() {
        RuntimeException cause = new IllegalStateException("boom");
        Address trapper = trapper();
        List<Address> linked = List.of(servant(), servant(), servant(), servant());
        order(trapper, self -> linked.forEach(self::link));
        order(linked.get(0), self -> self.link(trapper));

        lastOrder(linked.get(0), crash(cause));
        end(linked.get(0));
        lastOrder(linked.get(1), leave());
        end(linked.get(1));
        node.kill(linked.get(2));
        end(linked.get(2));
        node.stop(linked.get(3));
        end(linked.get(3));

        assertThat(taken(trapper, 4))
                .containsExactly(
                        new Exit(linked.get(0), new ExitReason.Failed(cause)),
                        new Exit(linked.get(1), new ExitReason.Normal("left")),
                        new Exit(linked.get(2), KILLED),
                        new Exit(linked.get(3), SHUTDOWN));
        assertThat(info(trapper).links()).isEmpty();
    }

    @Test
    void comesBehindWhatTheEndedOneHadSent() {
        Address trapper = trapper();
        Address talker =
                node.spawn(
                        self -> {
                            self.link(trapper);
                            for (int i = 0; i < 1_000; i++) {
                                self.send(trapper, i);
                            }
                            return null;
                        });
        end(talker);

        List<Object> taken = taken(trapper, 1_001);
        assertThat(taken.getLast()).isEqualTo(new Exit(talker, new ExitReason.Normal(null)));
        assertThat(taken.getFirst()).isEqualTo(0);
    }

    @Test
    void comesForEachLinkToTheDeadUnknownAndForeign() {
        Address dead = node.spawn(_ -> "done");
        end(dead);
        Address unknown = Address.parse("actor://" + node.name() + "/1/1");
        Address foreign = Address.parse("actor://10.0.0.1:4711/1/1");
        Address trapper = trapper();
        order(
                trapper,
                self -> {
                    self.link(dead);
                    self.link(dead);
                    self.link(unknown);
                    self.link(foreign);
                });

        assertThat(taken(trapper, 4))
                .containsExactly(
                        new Exit(dead, new ExitReason.Normal("done")),
                        new Exit(dead, new ExitReason.Normal("done")),
                        new Exit(unknown, new ExitReason.Unknown()),
                        new Exit(foreign, new ExitReason.NoConnection()));
    }

    @Test
    void doesNotSaveFromAKill() {
        Address trapper = trapper();
        Address linked = servant();
        order(linked, self -> self.link(trapper));
        node.kill(trapper);

        assertThat(end(trapper)).isEqualTo(KILLED);
        assertThat(end(linked)).isEqualTo(KILLED);
    }

    @Test
    void canBeGivenUpAgain() {
        Address trapper = trapper();
        Address linked = servant();
        order(
                trapper,
                self -> {
                    self.link(linked);
                    self.trapExit(false);
                });
        node.kill(linked);

        assertThat(end(trapper)).isEqualTo(KILLED);
    }

    @Test
    void leavesAnExitInTheMailboxOverAnUnlinkAndGivesNoneAfterwards() {
        Address trapper = trapper();
        Address early = servant();
        Address late = servant();
        order(
                trapper,
                self -> {
                    self.link(early);
                    self.link(late);
                });
        node.kill(early);
        end(early);
        order(
                trapper,
                self -> {
                    self.unlink(early);
                    self.unlink(late);
                });
        node.kill(late);
        end(late);

        assertThat(taken(trapper, 1)).containsExactly(new Exit(early, KILLED));
    }

    @Test
    void hasRoomInAFullMailboxAndIsNoDeadLetterOfADeadActor() {
        CountDownLatch go = new CountDownLatch(1);
        Address trapper =
                node.spawn(
                        ActorSpec.process(
                                        self -> {
                                            self.trapExit(true);
                                            self.spawnLink(_ -> "child");
                                            self.spawnMonitor(_ -> "watched");
                                            self.ready();
                                            await(go);
                                            return self.receive(Exit.class).reason();
                                        })
                                .mailboxCapacity(1));
        until(() -> info(trapper).mailboxSize() == 2);
        assertThat(node.offer(trapper, "no room")).isFalse();
        go.countDown();

        assertThat(node.await(trapper)).isEqualTo(new ExitReason.Normal("child"));
        assertThat(recorder.deadLetters()).isEmpty();
    }

    @Test
    void reachesABehaviourAsAMessageOfItsTurn() {
        Address linked = servant();
        Address behaviour =
                node.start(
                        ActorSpec.behavior(
                                self -> {
                                    self.trapExit(true);
                                    self.link(linked);
                                    return Behavior.of(
                                            Exit.class,
                                            (_, exit) -> Behavior.stopped(exit.reason()));
                                }));
        node.kill(linked);

        assertThat(node.await(behaviour)).isEqualTo(KILLED);
    }
}
