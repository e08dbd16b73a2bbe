package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** What monitors tell of an end. */
class MonitorTests extends ServantTestCase {

    private final Address watcher = servant();

    private MonitorRef monitor(Address target) {
        AtomicReference<MonitorRef> monitor = new AtomicReference<>();
        order(watcher, self -> monitor.set(self.monitor(target)));
        return monitor.get();
    }

    /** What is in the watcher's mailbox. */
    private List<Object> taken() {
        List<Object> taken = new ArrayList<>();
        order(
                watcher,
                self -> {
                    for (Object m = next(self); m != null; m = next(self)) {
                        taken.add(m);
                    }
                });
        return taken;
    }

    /** The same, once so many have come. */
    private List<Object> taken(int messages) {
        until(() -> info(watcher).mailboxSize() == messages);
        return taken();
    }

    private static Object next(ActorContext self) {
        return self.receive(Duration.ZERO);
    }

    @Test
    void tellsOfEachKindOfEndOnceAndEndsNobody() {
        RuntimeException cause = new IllegalStateException("boom");
        Address crashed = servant();
        Address left = servant();
        Address killed = servant();
        List<MonitorRef> monitors = List.of(monitor(crashed), monitor(left), monitor(killed));
        assertThat(info(watcher).monitors()).containsExactly(crashed, left, killed);
        assertThat(info(crashed).monitoredBy()).containsExactly(watcher);

        lastOrder(crashed, crash(cause));
        end(crashed);
        lastOrder(left, leave());
        end(left);
        node.kill(killed);
        end(killed);

        assertThat(taken(3))
                .containsExactly(
                        new Down(monitors.get(0), crashed, new ExitReason.Failed(cause)),
                        new Down(monitors.get(1), left, new ExitReason.Normal("left")),
                        new Down(monitors.get(2), killed, KILLED));
        assertThat(info(watcher).monitors()).isEmpty();
    }

    @Test
    void tellsAtOnceOfTheDeadUnknownAndForeign() {
        Address dead = node.spawn(_ -> "done");
        end(dead);
        Address unknown = Address.parse("actor://" + node.name() + "/1/1");
        Address foreign = Address.parse("actor://10.0.0.1:4711/1/1");
        List<MonitorRef> monitors = List.of(monitor(dead), monitor(unknown), monitor(foreign));

        assertThat(taken(3))
                .containsExactly(
                        new Down(monitors.get(0), dead, new ExitReason.Normal("done")),
                        new Down(monitors.get(1), unknown, new ExitReason.Unknown()),
                        new Down(monitors.get(2), foreign, new ExitReason.NoConnection()));
    }

    @Test
    void tellsOncePerMonitor() {
        Address target = servant();
        MonitorRef first = monitor(target);
        MonitorRef second = monitor(target);
        assertThat(first).isNotEqualTo(second);
        node.kill(target);
        end(target);

        assertThat(taken(2))
                .containsExactly(new Down(first, target, KILLED), new Down(second, target, KILLED));
    }

    @Test
    void comesBehindWhatTheEndedOneHadSent() {
        Address talker =
                node.spawn(
                        self -> {
                            self.receive();
                            self.send(watcher, "last words");
                            return null;
                        });
        monitor(talker);
        node.send(talker, "go");
        end(talker);

        assertThat(taken(2)).first().isEqualTo("last words");
    }

    @Test
    void tellsNothingOnceTakenAwayBeforeTheEndOrAfter() {
        Address target = servant();
        MonitorRef early = monitor(target);
        MonitorRef late = monitor(target);
        order(watcher, self -> self.demonitor(early));
        assertThat(info(target).monitoredBy()).containsExactly(watcher);
        node.kill(target);
        end(target);
        assertThat(info(watcher).mailboxSize()).isOne();
        order(
                watcher,
                self -> {
                    self.demonitor(late);
                    self.demonitor(late);
                });

        assertThat(taken()).isEmpty();
    }

    @Test
    void isTakenAwayByItsOwnerOnly() {
        Address target = servant();
        MonitorRef monitor = monitor(target);
        Address other = servant();
        order(other, self -> self.demonitor(monitor));
        node.kill(target);
        end(target);

        assertThat(taken(1)).containsExactly(new Down(monitor, target, KILLED));
    }

    @Test
    void tellsNothingOnceTakenAwayThoughABehaviourHasPostponedIt() {
        Address target = servant();
        Behavior<Down> last =
                Behavior.of(Down.class, (_, _) -> Behavior.stopped("told"))
                        .otherwise((_, _) -> Behavior.stopped("not told"));
        Address behaviour =
                node.spawn(
                        ActorSpec.behavior(
                                self -> {
                                    MonitorRef monitor = self.monitor(target);
                                    return Behavior.of(
                                                    String.class,
                                                    (inner, _) -> {
                                                        inner.demonitor(monitor);
                                                        inner.send(inner.address(), 1);
                                                        return last;
                                                    })
                                            .otherwise((_, _) -> Behavior.postponed());
                                }));
        until(() -> !info(target).monitoredBy().isEmpty());
        node.kill(target);
        until(() -> info(behaviour).mailboxSize() == 1);
        node.send(behaviour, "take it away");
        assertThat(node.await(behaviour)).isEqualTo("not told");
    }

    @Test
    void hearsOfASpawnedOneHoweverSoonItEnds() {
        for (int i = 0; i < 500; i++) {
            AtomicReference<Monitored> child = new AtomicReference<>();
            AtomicReference<Down> down = new AtomicReference<>();
            order(
                    watcher,
                    self -> {
                        child.set(self.spawnMonitor(_ -> "at once"));
                        down.set(self.receive(Down.class));
                    });
            assertThat(down.get())
                    .isEqualTo(
                            new Down(
                                    child.get().monitor(),
                                    child.get().address(),
                                    new ExitReason.Normal("at once")));
        }
        assertThat(taken()).isEmpty();
    }

    @Test
    void hearsOfOneThatIgnoresItsKillAndIsAbandoned() {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Address stubborn =
                node.spawn(
                        _ -> {
                            reached.countDown();
                            awaitStubbornly(released);
                            return null;
                        });
        MonitorRef monitor = monitor(stubborn);
        await(reached);
        node.kill(stubborn);
        node.kill(stubborn);
        assertThat(taken()).isEmpty();
        clock.advance(GRACE);

        assertThat(taken()).containsExactly(new Down(monitor, stubborn, KILLED));
        released.countDown();
    }

    @Test
    void ofARunThatIsOverStaysNowhere() {
        Address target = servant();
        Incarnation over = node.registry().requireCell(watcher).run();
        node.kill(watcher);
        end(watcher);
        new Monitor(over, target, false).start();

        assertThat(info(target).monitoredBy()).isEmpty();
        order(target, _ -> {});
    }

    @Test
    void keepsNothingOfAWatcherThatHasEnded() {
        Address target = servant();
        monitor(target);
        node.kill(watcher);
        end(watcher);

        assertThat(info(target).monitoredBy()).isEmpty();
    }
}
