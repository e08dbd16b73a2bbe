package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** How the end of an actor becomes the end of those linked to it. */
class LinkTests extends ServantTestCase {

    private void link(Address one, Address other) {
        order(one, self -> self.link(other));
    }

    private List<Address> links(Address actor) {
        return node.info(actor).orElseThrow().links();
    }

    @Test
    void endsTheOtherWithTheSameReasonInBothDirections() {
        RuntimeException cause = new IllegalStateException("boom");
        for (boolean forward : List.of(true, false)) {
            Address one = servant();
            Address other = servant();
            link(one, other);
            assertThat(links(one)).containsExactly(other);
            assertThat(links(other)).containsExactly(one);

            lastOrder(forward ? one : other, crash(cause));

            assertThat(end(one)).isEqualTo(new ExitReason.Failed(cause));
            assertThat(end(other)).isEqualTo(new ExitReason.Failed(cause));
        }
    }

    @Test
    void carriesAKillAsKilledAndAStopAsShutdown() {
        Address one = servant();
        Address other = servant();
        link(one, other);
        node.kill(one);
        assertThat(end(other)).isEqualTo(KILLED);

        Address third = servant();
        Address fourth = servant();
        link(third, fourth);
        node.stop(third);
        assertThat(end(fourth)).isEqualTo(SHUTDOWN);
    }

    @Test
    void carriesNoNormalEnd() {
        Address one = servant();
        Address other = servant();
        link(one, other);
        lastOrder(one, leave());

        assertThat(end(one)).isEqualTo(new ExitReason.Normal("left"));
        order(other, _ -> {});
        assertThat(links(other)).isEmpty();
    }

    @Test
    void isThereFromTheFirstMomentWhenSpawnedLinked() {
        Address parent = servant();
        List<Address> children = new ArrayList<>();
        order(parent, self -> children.add(self.spawnLink(ServantTestCase::obey)));
        order(
                parent,
                self ->
                        children.add(
                                self.spawnLink(
                                        ActorSpec.process(ActorContext::receive).name("c"))));
        assertThat(links(parent)).isEqualTo(children);
        assertThat(node.info(children.getFirst()).orElseThrow().parent()).isEqualTo(parent);

        node.kill(children.getFirst());

        assertThat(end(parent)).isEqualTo(KILLED);
        assertThat(end(children.getLast())).isEqualTo(KILLED);
        assertThat(node.registered()).isEmpty();
    }

    @Test
    void endsAParentWhoseChildCrashesBeforeItsFirstReceive() {
        RuntimeException cause = new IllegalStateException("at once");
        Address parent =
                node.spawn(
                        self -> {
                            self.spawnLink(
                                    _ -> {
                                        throw cause;
                                    });
                            return self.receive();
                        });

        assertThat(end(parent)).isEqualTo(new ExitReason.Failed(cause));
    }

    @Test
    void goesThroughChainsAndCycles() {
        for (boolean closed : List.of(false, true)) {
            List<Address> chain = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                chain.add(servant());
            }
            for (int i = 0; i + 1 < chain.size(); i++) {
                link(chain.get(i), chain.get(i + 1));
            }
            if (closed) {
                link(chain.getLast(), chain.getFirst());
            }
            node.kill(chain.get(50));

            assertThat(chain).allSatisfy(each -> assertThat(end(each)).isEqualTo(KILLED));
        }
    }

    @Test
    void doesNothingTwiceOrToItself() {
        Address one = servant();
        Address other = servant();
        link(one, other);
        link(one, other);
        link(other, one);
        link(one, one);
        assertThat(links(one)).containsExactly(other);
        assertThat(links(other)).containsExactly(one);

        order(one, self -> self.unlink(other));
        node.kill(one);
        end(one);
        order(other, _ -> {});
    }

    @Test
    void signalsAtOnceWhenTheOtherIsDead() {
        RuntimeException cause = new IllegalStateException("boom");
        Address crashed = servant();
        lastOrder(crashed, crash(cause));
        Address killed = servant();
        node.kill(killed);
        Address stopped = servant();
        node.stop(stopped);
        for (Address dead : List.of(crashed, killed, stopped)) {
            ExitReason reason = end(dead);
            Address late = servant();
            lastOrder(late, self -> self.link(dead));
            assertThat(end(late)).isEqualTo(reason);
        }
        assertThat(end(crashed)).isEqualTo(new ExitReason.Failed(cause));
    }

    @Test
    void doesNothingWhenTheOtherIsDeadAndEndedNormally() {
        Address gone = node.spawn(_ -> "gone");
        end(gone);
        Address late = servant();
        link(late, gone);

        order(late, _ -> {});
        assertThat(links(late)).isEmpty();
    }

    @Test
    void signalsUnknownOrNoConnectionWhereNothingIsKnown() {
        Address here = Address.parse("actor://" + node.name() + "/1/1");
        Address elsewhere = Address.parse("actor://10.0.0.1:4711/1/1");
        Address one = servant();
        lastOrder(one, self -> self.link(here));
        Address other = servant();
        lastOrder(other, self -> self.link(elsewhere));

        assertThat(end(one)).isEqualTo(new ExitReason.Unknown());
        assertThat(end(other)).isEqualTo(new ExitReason.NoConnection());
    }

    @Test
    void leavesNoHalfLinkWhenOneLinksAndTheOtherUnlinks() {
        Cell one = node.registry().requireCell(servant());
        Cell other = node.registry().requireCell(servant());
        AtomicInteger arrived = new AtomicInteger();
        int unused =
                repeat(
                        5_000,
                        round -> {
                            int both = 2 * (round + 1);
                            var unlinking =
                                    async(
                                            () -> {
                                                meet(arrived, both);
                                                Bonds.unlink(other, one);
                                            });
                            meet(arrived, both);
                            Bonds.link(one, other);
                            get(unlinking);
                            assertThat(one.life().links().size())
                                    .isEqualTo(other.life().links().size());
                        });
    }

    private static void meet(AtomicInteger arrived, int both) {
        arrived.incrementAndGet();
        spinUntil(() -> arrived.get() >= both);
    }

    @Test
    void hasNoEffectAfterAnUnlinkHoweverItRaces() throws Exception {
        Set<String> outcomes = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            Simulation world = new Simulation(seed);
            world.run(
                    () -> {
                        try (Node here = world.node("secret@127.0.0.1:4712").open()) {
                            outcomes.add(outcomeOfAnUnlinkThatRaces(here, world.toString()));
                        }
                    });
        }
        assertThat(outcomes).hasSize(2);
    }

    private static String outcomeOfAnUnlinkThatRaces(Node here, String replay) {
        AtomicBoolean unlinked = new AtomicBoolean();
        Address victim = here.spawn(ActorContext::receive);
        Address survivor =
                here.spawn(
                        self -> {
                            self.link(victim);
                            self.send(self.address(), "a point at which others may run");
                            self.unlink(victim);
                            unlinked.set(true);
                            return self.receive(Integer.class, Duration.ofSeconds(1));
                        });
        here.spawn(
                self -> {
                    self.send(self.address(), "another one");
                    self.node().kill(victim);
                    return null;
                });
        try {
            assertThat(here.await(survivor)).isNull();
            return "survived";
        } catch (DeadActorException e) {
            assertThat(e.reason()).as(replay).isEqualTo(KILLED);
            assertThat(unlinked).as(replay).isFalse();
            return "linked";
        }
    }

    @Test
    void leavesTheActorsAloneThatAreLinkedToNoneOfTheDead() {
        Address alone = servant();
        Address one = servant();
        Address other = servant();
        link(one, other);
        node.kill(one);
        end(other);

        order(alone, _ -> {});
        assertThat(node.snapshot()).extracting(ActorInfo::address).containsExactly(alone);
    }
}
