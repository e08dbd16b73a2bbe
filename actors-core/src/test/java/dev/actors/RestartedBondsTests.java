package dev.actors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What links, monitors and timers are over a restart, which is no exit. */
class RestartedBondsTests extends ServantTestCase {

    private static final Duration BACKOFF = Duration.ofSeconds(1);
    private final RuntimeException cause = new IllegalStateException("boom");
    private final ExitReason failed = new ExitReason.Failed(cause);

    private Address restarting() {
        return node.start(restarted(ActorSpec.process(ServantTestCase::obey)));
    }

    private Address backingOff() {
        RestartPolicy policy =
                new RestartPolicy(
                        RestartType.TRANSIENT, 5, Duration.ofMinutes(5), BACKOFF, BACKOFF);
        return node.start(
                ActorSpec.process(ServantTestCase::obey).supervised(policy::newSupervision));
    }

    private void crashAndReturn(Address actor) {
        int restarts = info(actor).restarts();
        lastOrder(actor, crash(cause));
        until(() -> info(actor).restarts() == restarts + 1);
        order(actor, _ -> {});
        assertThat(info(actor).lastCrash()).isEqualTo(failed);
    }

    private List<Object> taken(Address servant) {
        List<Object> taken = new ArrayList<>();
        order(
                servant,
                self -> {
                    for (Object m = self.receive(Duration.ZERO);
                            m != null;
                            m = self.receive(Duration.ZERO)) {
                        taken.add(m);
                    }
                });
        return taken;
    }

    @Test
    void leavesLinksAndMonitorsAsTheyAreUntilTheEndForGood() {
        Address actor = restarting();
        Address linked = servant();
        Address watcher = servant();
        order(linked, self -> self.link(actor));
        order(watcher, self -> self.monitor(actor));
        crashAndReturn(actor);
        crashAndReturn(actor);

        assertThat(info(actor).links()).containsExactly(linked);
        assertThat(info(actor).monitoredBy()).containsExactly(watcher);
        assertThat(taken(watcher)).isEmpty();
        order(linked, _ -> {});

        node.stop(actor);
        assertThat(end(linked)).isEqualTo(SHUTDOWN);
        assertThat(end(actor)).isEqualTo(SHUTDOWN);
        assertThat(taken(watcher))
                .singleElement()
                .extracting(down -> ((Down) down).reason())
                .isEqualTo(SHUTDOWN);
    }

    @Test
    void isToldToThoseWhoAskForRestartsToo() {
        Address actor = restarting();
        Address watcher = servant();
        List<MonitorRef> monitor = new ArrayList<>();
        order(watcher, self -> monitor.add(self.monitorRestarts(actor)));
        crashAndReturn(actor);
        node.stop(actor);
        end(actor);

        assertThat(taken(watcher))
                .containsExactly(
                        new Restarted(monitor.getFirst(), actor, failed),
                        new Down(monitor.getFirst(), actor, SHUTDOWN));
    }

    @Test
    void takesAwayTheMonitorsTimersAndRequestsOfTheOldRun() {
        Address target = servant();
        Address actor = restarting();
        order(
                actor,
                self -> {
                    self.monitor(target);
                    self.sendAfter(BACKOFF, self.address(), "timer");
                    self.sendInterval(BACKOFF, self.address(), "interval");
                    self.sendRequest(target, "never answered", LONG);
                });
        assertThat(info(actor).monitors()).containsExactly(target);
        crashAndReturn(actor);

        until(() -> clock.scheduled() == 0);
        assertThat(info(actor).monitors()).isEmpty();
        assertThat(info(target).monitoredBy()).isEmpty();
        clock.advance(LONG);
        node.kill(target);
        end(target);
        assertThat(taken(actor)).isEmpty();
    }

    @Test
    void leavesNoMessageOfTheOldRunThatWaitsInTheMailbox() {
        Address target = servant();
        Address actor = restarting();
        order(
                actor,
                self -> {
                    self.monitor(target);
                    self.monitorRestarts(target);
                    self.sendAfter(BACKOFF, self.address(), "timer");
                    self.sendRequest(target, leave(), LONG);
                });
        end(target);
        clock.advance(BACKOFF);
        until(() -> info(actor).mailboxSize() == 4);
        node.send(actor, "a message of another");
        crashAndReturn(actor);

        assertThat(taken(actor)).containsExactly("a message of another");
    }

    @Test
    void stopsTheChildrenSpawnedLinkedBeforeAndLeavesTheOthers() {
        List<Address> children = new ArrayList<>();
        Address stranger = servant();
        Address actor =
                node.start(
                        restarted(
                                ActorSpec.process(
                                        self -> {
                                            children.add(
                                                    self.spawnLink(
                                                            ActorSpec.process(ServantTestCase::obey)
                                                                    .name("child")));
                                            return obey(self);
                                        })));
        List<Address> unlinked = new ArrayList<>();
        order(actor, self -> unlinked.add(self.spawn(ServantTestCase::obey)));
        order(actor, self -> self.link(stranger));
        crashAndReturn(actor);

        assertThat(end(children.getFirst())).isEqualTo(SHUTDOWN);
        assertThat(node.whereis("child")).contains(children.getLast());
        assertThat(info(actor).links()).containsExactlyInAnyOrder(stranger, children.getLast());
        order(stranger, _ -> {});
        order(unlinked.getFirst(), _ -> {});
    }

    @Test
    void followsAnExitSignal() {
        Address actor = restarting();
        Address linked = servant();
        order(linked, self -> self.link(actor));
        lastOrder(linked, crash(cause));
        end(linked);
        until(() -> info(actor).restarts() == 1);

        order(actor, _ -> {});
        assertThat(info(actor).lastCrash()).isEqualTo(failed);
        assertThat(info(actor).links()).isEmpty();
    }

    @Test
    void meetsTheExitSignalThatCameWhileItBackedOff() {
        Address actor = backingOff();
        Address linked = servant();
        order(linked, self -> self.link(actor));
        until(() -> clock.scheduled() == 0);
        lastOrder(actor, crash(cause));
        clock.awaitScheduled(1);
        assertThat(status(actor)).isEqualTo(ActorStatus.RESTARTING);
        node.stop(linked);
        end(linked);
        assertThat(status(actor)).isEqualTo(ActorStatus.RESTARTING);
        clock.advance(BACKOFF);

        assertThat(end(actor)).isEqualTo(SHUTDOWN);
    }

    @Test
    void meetsTheTrappedExitThatCameWhileItBackedOff() {
        Address actor = backingOff();
        Address linked = servant();
        order(actor, self -> self.trapExit(true));
        order(linked, self -> self.link(actor));
        until(() -> clock.scheduled() == 0);
        lastOrder(actor, crash(cause));
        clock.awaitScheduled(1);
        assertThat(status(actor)).isEqualTo(ActorStatus.RESTARTING);
        node.kill(linked);
        end(linked);
        clock.advance(BACKOFF);

        assertThat(taken(actor)).containsExactly(new Exit(linked, KILLED));
    }

    @Test
    void doesNotStopTheChildrenOfOneThatEndsForGood() {
        List<Address> children = new ArrayList<>();
        for (Order last : List.of(leave(), crash(cause))) {
            Address parent = node.start(restarted(ActorSpec.process(ServantTestCase::obey), 0));
            order(parent, self -> children.add(self.spawnLink(ServantTestCase::obey)));
            lastOrder(parent, last);
            end(parent);
        }

        order(children.getFirst(), _ -> {});
        assertThat(end(children.getLast())).isEqualTo(failed);
    }
}
